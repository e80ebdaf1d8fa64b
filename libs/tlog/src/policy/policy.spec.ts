import fc from 'fast-check';
import { cosign } from '../checkpoint/cosignature.js';
import { parseNote, signatureLine } from '../note/note.js';
import { NoteError } from '../note/note-error.js';
import { signNote } from '../note/sign-note.js';
import { SigningKey } from '../note/signing-key.js';
import { formatVerifierKey } from '../note/verifier-key.js';
import { turned } from '../spec/plain-tree.js';
import { ARCHE, ARCHE_AT } from '../spec/published.js';
import { parsePolicy } from './parse-policy.js';
import { PolicyError } from './policy-error.js';
import { cosignersOf, meetsQuorum } from './quorum.js';

const log = SigningKey.generate('ledger.example/2026', 1);
const [x1, x2, x3, y1, y2, y3] = ['x1', 'x2', 'x3', 'y1', 'y2', 'y3'].map((name) => SigningKey.generate(`${name}.example`, 4)) as [
  SigningKey, SigningKey, SigningKey, SigningKey, SigningKey, SigningKey,
]; // prettier-ignore
const vkey = (key: SigningKey): string => formatVerifierKey(key.verifier);
const LOG = `log ${vkey(log)}`;
const W = (name: string, key: SigningKey): string => `witness ${name} ${vkey(key)}`;
const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');

/** The example of tlog-policy: two of X and one of Y. */
const EXAMPLE = lines(
  '# Two operators, and both are needed.',
  `${LOG} https://ledger.example/2026/`,
  '',
  W('X1', x1),
  W('X2', x2),
  `\t ${W('X3', x3)}   https://x3.example/ \t`,
  'group X-witnesses 2 X1 X2 X3',
  '  # more',
  W('Y1', y1),
  W('Y2', y2),
  W('Y3', y3),
  'group Y-witnesses any Y1 Y2 Y3',
  'group X-and-Y all X-witnesses Y-witnesses',
  'quorum X-and-Y',
);

describe('reading a policy', () => {
  it('takes the example of tlog-policy', () => {
    const policy = parsePolicy(EXAMPLE);
    expect(policy.logs).toEqual([log.verifier]);
    expect([...policy.witnesses.keys()]).toEqual(['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3']);
    expect(policy.witnesses.get('X3')).toEqual({ key: x3.verifier, url: 'https://x3.example/' });
    expect(policy.witnesses.get('X1')?.url).toBeNull();
    expect(policy.groups.get('X-witnesses')).toEqual({ threshold: 2, members: ['X1', 'X2', 'X3'] });
    expect(policy.groups.get('X-and-Y')?.threshold).toBe(2);
    expect(policy.quorum).toBe('X-and-Y');
    expect(parsePolicy(EXAMPLE.trimEnd())).toEqual(policy);
  });

  it('takes several logs, none, and no quorum', () => {
    const other = SigningKey.generate('ledger.example/2027', 1);
    expect(parsePolicy(lines(LOG, `log ${vkey(other)}`, 'quorum none')).logs).toHaveLength(2);
    expect(parsePolicy('quorum none\n')).toEqual({ logs: [], witnesses: new Map(), groups: new Map(), quorum: null });
    expect(parsePolicy(lines('quorum none', LOG, W('w', x1))).witnesses.size).toBe(1);
    expect(parsePolicy(lines(W('Ŵ+1', x1), 'quorum Ŵ+1')).quorum).toBe('Ŵ+1');
  });

  const w = W('a', x1);
  it.each<[string, number, string]>([
    ['an unknown word', 1, lines('server x', 'quorum none')],
    ['a word in capitals', 1, lines('Quorum none')],
    ['a control character', 2, lines('quorum none', '# \u0007')],
    ['a carriage return', 1, 'quorum none\r\n'],
    ['DEL', 1, lines('# \u007f', 'quorum none')],
    ['a wide space for a space', 1, lines('quorum\u00a0none')],
    ['a log without a key', 1, lines('log', 'quorum none')],
    ['a log with too much', 1, lines(`${LOG} url more`, 'quorum none')],
    ['a broken key', 1, lines('log x+00000000+AA==', 'quorum none')],
    ['a log with the key of a witness', 1, lines(`log ${vkey(x1)}`, 'quorum none')],
    ['a witness with the key of a log', 1, lines(`witness w ${vkey(log)}`, 'quorum none')],
    ['the same log twice', 3, lines(LOG, '', LOG, 'quorum none')],
    ['the same witness twice', 2, lines(w, W('b', x1), 'quorum none')],
    ['a witness without a key', 1, lines('witness a', 'quorum none')],
    ['a witness with too much', 1, lines(`${w} url more`, 'quorum none')],
    ['a name twice', 2, lines(w, W('a', x2), 'quorum none')],
    ['a group named as a witness', 2, lines(w, 'group a any a', 'quorum none')],
    ['a witness named as a group', 3, lines(w, 'group g any a', W('g', x2), 'quorum none')],
    ['a witness named none', 1, lines(W('none', x1), 'quorum none')],
    ['a group named none', 2, lines(w, 'group none any a', 'quorum none')],
    ['none in a group', 2, lines(w, 'group g any a none', 'quorum none')],
    ['a group of nobody', 2, lines(w, 'group g any', 'quorum none')],
    ['a group of strangers', 2, lines(w, 'group g any b', 'quorum none')],
    ['a group of those who come later', 1, lines('group g any a', w, 'quorum none')],
    ['a group within itself', 2, lines(w, 'group g any g', 'quorum none')],
    ['a member twice in a group', 2, lines(w, 'group g 2 a a', 'quorum none')],
    ['a member of two groups', 3, lines(w, 'group g any a', 'group h any a', 'quorum none')],
    ['nobody needed', 2, lines(w, 'group g 0 a', 'quorum g')],
    ['more needed than there are', 2, lines(w, 'group g 2 a', 'quorum g')],
    ['leading noughts', 2, lines(w, 'group g 01 a', 'quorum g')],
    ['a number in letters', 2, lines(w, 'group g one a', 'quorum g')],
    ['an empty quorum', 1, lines('quorum')],
    ['a quorum of two', 2, lines(w, 'quorum a a')],
    ['a quorum of strangers', 1, lines('quorum a', w)],
    ['two quorums', 2, lines('quorum none', 'quorum none')],
  ])('refuses %s and names line %p', (_what, line, text) => {
    expect(() => parsePolicy(text)).toThrow(PolicyError);
    expect(() => parsePolicy(text)).toThrow(new RegExp(`^line ${line}: `));
  });

  it('refuses a policy without a quorum', () => {
    for (const text of ['', LOG, '# quorum none\n']) expect(() => parsePolicy(text)).toThrow(/quorum/);
  });

  it('throws nothing but its own error', () => {
    const words = fc.constantFrom('log', 'witness', 'group', 'quorum', 'none', 'any', 'all', '1', 'a', 'b', vkey(x1), vkey(log), '\n', '#');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((all) => all.join(' ')),
        ),
        (text) => {
          try {
            parsePolicy(text);
          } catch (error) {
            expect(error).toBeInstanceOf(PolicyError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('who vouches for a checkpoint', () => {
  const policy = parsePolicy(EXAMPLE);
  const text = `ledger.example/2026\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`;
  const signed = signNote(text, log);
  const names = (note: string): string[] => cosignersOf(note, policy).map(({ name }) => name);

  it('is each witness of the policy whose cosignature holds, once, at its earliest', () => {
    const stranger = SigningKey.generate('stranger.example', 4);
    const note = signed + cosign(text, y1, 30) + cosign(text, x1, 20) + cosign(text, x1, 10) + cosign(text, stranger, 5);
    expect(cosignersOf(note, policy)).toEqual([
      { name: 'X1', at: 10 },
      { name: 'Y1', at: 30 },
    ]);
    expect(names(signed)).toEqual([]);
  });

  it('is nobody whose cosignature is of another text or was touched', () => {
    expect(names(signed + cosign(text.replace('\n0\n', '\n1\n'), x1, 10))).toEqual([]);
    const { signatures } = parseNote(signed + cosign(text, x1, 10));
    const { name, id, signature } = signatures[1] as (typeof signatures)[number];
    expect(names(signed + signatureLine(name, id, turned(signature, 300)))).toEqual([]);
    expect(names(signed + signatureLine(name, id, signature))).toEqual(['X1']);
    expect(() => cosignersOf('no note', policy)).toThrow(NoteError);
  });

  it('reads a checkpoint of a running log against a policy of running witnesses', () => {
    const running = parsePolicy(
      lines(`log ${ARCHE.key}`, ...ARCHE.witnesses.map((key, i) => `witness w${i} ${key}`), 'group g 4 w0 w1 w2 w3', 'quorum g'),
    );
    const cosigners = cosignersOf(`${ARCHE.text}\n${ARCHE.lines.join('')}`, running);
    expect(cosigners).toEqual([0, 1, 2, 3].map((i) => ({ name: `w${i}`, at: ARCHE_AT })));
    expect(meetsQuorum(running, new Set(cosigners.map(({ name }) => name)))).toBe(true);
    expect(meetsQuorum(running, new Set(cosigners.slice(1).map(({ name }) => name)))).toBe(false);
  });

  it.each<[boolean, string[]]>([
    [true, ['X1', 'X2', 'Y1']],
    [true, ['X1', 'X3', 'Y3']],
    [true, ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3']],
    [false, ['X1', 'X2', 'X3']],
    [false, ['X1', 'Y1', 'Y2', 'Y3']],
    [false, []],
    [false, ['X-witnesses', 'Y-witnesses']],
    [false, ['X-and-Y']],
    [false, ['X1', 'stranger', 'Y1']],
  ])('is enough: %p, for %p', (enough, who) => expect(meetsQuorum(policy, new Set(who))).toBe(enough));

  it('is enough at no one when none is asked, and at the one who is', () => {
    expect(meetsQuorum(parsePolicy('quorum none\n'), new Set())).toBe(true);
    const single = parsePolicy(lines(W('a', x1), W('b', x2), 'quorum a'));
    expect([meetsQuorum(single, new Set(['a'])), meetsQuorum(single, new Set(['b']))]).toEqual([true, false]);
  });
});
