import { inspect } from 'node:util';
import fc from 'fast-check';
import { C2SP, ENOCH, GO_TEXT, PETER } from '../spec/published.js';
import { formatNote, parseNote, signatureLine } from './note.js';
import { NoteError } from './note-error.js';
import { signNote, verifySignature } from './sign-note.js';
import { SigningKey } from './signing-key.js';
import { formatVerifierKey, parseVerifierKey } from './verifier-key.js';

const peter = parseVerifierKey(PETER.key);
const both = `${GO_TEXT}\n${PETER.line}${ENOCH.line}`;

describe('notes as published', () => {
  it('has the signature that Go writes, byte for byte', () => {
    expect(signNote(GO_TEXT, SigningKey.parse(PETER.privateKey))).toBe(`${GO_TEXT}\n${PETER.line}`);
  });

  it.each([PETER.key, ENOCH.key, C2SP.key])('reads and writes the key %p', (key) => {
    expect(formatVerifierKey(parseVerifierKey(key))).toBe(key);
  });

  it('knows the signature of each key and none for the other', () => {
    const { text, signatures } = parseNote(both);
    expect(text).toBe(GO_TEXT);
    const holds = (key: string): boolean[] => signatures.map((signature) => verifySignature(text, signature, parseVerifierKey(key)));
    expect(holds(PETER.key)).toEqual([true, false]);
    expect(holds(ENOCH.key)).toEqual([false, true]);
    expect(holds(C2SP.key)).toEqual([false, false]);
    expect(signatures.map(({ name, id }) => [name, id.toString('hex')])).toEqual([
      ['PeterNeumann', 'c74f20a3'],
      ['EnochRoot', 'af0cfe78'],
    ]);
  });

  it('verifies the example of signed-note and nothing near it', () => {
    const { text, signatures } = parseNote(Buffer.from(C2SP.note));
    const [signature] = signatures as [(typeof signatures)[number]];
    const key = parseVerifierKey(C2SP.key);
    expect(verifySignature(text, signature, key)).toBe(true);
    expect(verifySignature(text.replace('an', 'no'), signature, key)).toBe(false);
    expect(verifySignature(text, { ...signature, signature: signature.signature.subarray(1) }, key)).toBe(false);
    expect(verifySignature(text, { ...signature, signature: Buffer.concat([signature.signature, Buffer.of(0)]) }, key)).toBe(false);
    expect(verifySignature(text, { ...signature, name: 'example.com/bar' }, key)).toBe(false);
    expect(verifySignature(text, { ...signature, id: Buffer.alloc(4) }, key)).toBe(false);
    expect(verifySignature(text, signature, { ...key, algorithm: 4 })).toBe(false);
    expect(verifySignature(text, signature, { ...key, publicKey: peter.publicKey })).toBe(false);
  });
});

describe('reading a note', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['no signatures', GO_TEXT],
    ['no signature lines', `${GO_TEXT}\n`],
    ['no newline at the end', `${GO_TEXT}\n${PETER.line.trimEnd()}`],
    ['no text', `\n${PETER.line}`],
    ['a control character', `\u0001${GO_TEXT}\n${PETER.line}`],
    ['a tab', `a\tb\n\n${PETER.line}`],
    ['a carriage return', `${GO_TEXT}\r\n\n${PETER.line}`],
    ['a lone surrogate', `\ud800${GO_TEXT}\n${PETER.line}`],
    ['a space in a name', `${GO_TEXT}\n${PETER.line.replace('PeterNeumann', 'Bad Name')}`],
    ['a wide space in a name', `${GO_TEXT}\n${PETER.line.replace('Peter', 'Peter\u2003')}`],
    ['a plus in a name', `${GO_TEXT}\n${PETER.line.replace('Peter', 'Peter+')}`],
    ['a hyphen for the dash', `${GO_TEXT}\n${PETER.line.replace('—', '-')}`],
    ['two spaces', `${GO_TEXT}\n${PETER.line.replace('— ', '—  ')}`],
    ['a line that is no signature', `${both}Unexpected line.\n`],
    ['an empty line among the signatures', `${GO_TEXT}\n${PETER.line}\nx\n`],
    ['a signature without its id', `${GO_TEXT}\n— Peter x08go/Y=\n`.replace('x08go/Y=', 'x08gow==')],
    ['no base64', `${GO_TEXT}\n— Peter x08go/ZJ!uBS\n`],
    ['base64 for addresses', `${GO_TEXT}\n${PETER.line.replace('/', '_')}`],
    ['base64 without its padding', `${GO_TEXT}\n${PETER.line.replace('=', '')}`],
    ['base64 with loose bits', `${GO_TEXT}\n${PETER.line.replace('nAM=', 'nAN=')}`],
    ['101 signatures', `${GO_TEXT}\n${PETER.line.repeat(101)}`],
    ['a million characters', `${'a'.repeat(1_000_000)}\n\n${PETER.line}`],
  ])('refuses %s', (_what, note) => expect(() => parseNote(note)).toThrow(NoteError));

  it('takes empty lines in the text, 100 signatures, lines of 5 kB and kinds not known here', () => {
    const long = signatureLine('pq.example', Buffer.alloc(4, 6), Buffer.alloc(3700, 1));
    const { text, signatures } = parseNote(`a\n\n\nb\n\n${PETER.line.repeat(99)}${long}`);
    expect(text).toBe('a\n\n\nb\n');
    expect(signatures).toHaveLength(100);
    expect(signatures[99]?.signature).toHaveLength(3700);
  });

  it('refuses what is not UTF-8', () => {
    expect(() => parseNote(Buffer.concat([Buffer.of(0xff), Buffer.from(both)]))).toThrow(NoteError);
    expect(() => parseNote(Buffer.from(both))).not.toThrow();
  });

  it('keeps a byte order mark, which was signed or was not', () => {
    expect(parseNote(Buffer.from(`\ufeff${both}`)).text).toBe(`\ufeff${GO_TEXT}`);
  });

  it('throws nothing but its own error, whatever the bytes', () => {
    const cut = fc
      .tuple(fc.nat(both.length), fc.string(), fc.nat(9))
      .map(([at, more, gone]) => both.slice(0, at) + more + both.slice(at + gone));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary' }), cut), (input) => {
        try {
          const { text, signatures } = parseNote(input);
          const lines = signatures.map(({ name, id, signature }) => signatureLine(name, id, signature));
          expect(formatNote(text, lines)).toBe(typeof input === 'string' ? input : Buffer.from(input).toString());
        } catch (error) {
          expect(error).toBeInstanceOf(NoteError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('writing a note', () => {
  it('refuses a text or lines that would be read otherwise', () => {
    expect(() => formatNote('abc', [PETER.line])).toThrow(NoteError);
    expect(() => formatNote(GO_TEXT, [])).toThrow(NoteError);
    expect(() => formatNote(GO_TEXT, ['x\n\n', PETER.line])).toThrow(NoteError);
    expect(() => formatNote(GO_TEXT, [PETER.line + ENOCH.line])).toThrow(NoteError);
    expect(() => signatureLine('a b', Buffer.alloc(4), Buffer.alloc(64))).toThrow(NoteError);
    expect(() => signatureLine('a', Buffer.alloc(3), Buffer.alloc(64))).toThrow(NoteError);
    expect(() => signNote('abc', SigningKey.generate('a', 1))).toThrow(NoteError);
    expect(() => signNote(GO_TEXT, SigningKey.generate('a', 4))).toThrow(NoteError);
  });

  it('can be read and verified, for any text', () => {
    const key = SigningKey.generate('ledger.example/2026', 1);
    fc.assert(
      fc.property(fc.stringMatching(/^[\n -~¡-퟿]*$/), (said) => {
        const { text, signatures } = parseNote(signNote(`${said}\n`, key));
        expect(text).toBe(`${said}\n`);
        expect(signatures.map((signature) => verifySignature(text, signature, key.verifier))).toEqual([true]);
        expect(signatures.map((signature) => verifySignature(`${text}\n`, signature, key.verifier))).toEqual([false]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('keys', () => {
  it.each([1, 4] as const)('come back from their text, of kind %p', (algorithm) => {
    const key = SigningKey.generate('mps.example/w1', algorithm);
    const again = SigningKey.parse(key.text);
    expect(again.text).toBe(key.text);
    expect(again.verifier).toEqual(key.verifier);
    expect(parseVerifierKey(formatVerifierKey(key.verifier))).toEqual(key.verifier);
    expect(again.sign(Buffer.from('x'))).toEqual(key.sign(Buffer.from('x')));
  });

  it('have another id for another use', () => {
    const log = SigningKey.parse(PETER.privateKey).verifier;
    const seed = PETER.privateKey.slice(-44);
    const bytes = Buffer.concat([Buffer.of(4), Buffer.from(seed, 'base64').subarray(1)]).toString('base64');
    expect(() => SigningKey.parse(`PRIVATE+KEY+PeterNeumann+c74f20a3+${bytes}`)).toThrow('does not belong');
    expect(log.id.toString('hex')).toBe('c74f20a3');
  });

  const [name, id, bytes] = ['PeterNeumann', 'c74f20a3', 'ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'];
  it.each([
    '', '+', '++', name, `${name}+${id}`, `${name}+${id}+`, `+${id}+${bytes}`, `${name}+C74F20A3+${bytes}`, `${name}+c74f20a+${bytes}`,
    `${name}+c74f20a4+${bytes}`, `PeterNeuman+${id}+${bytes}`, `Peter Neumann+${id}+${bytes}`, `${name}+${id}+${bytes}=`, `${name}+${id}+${bytes}\n`,
    `${name}+${id}+${bytes.slice(4)}`, `${name}+${id}+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW`, `${name}+${id}+!!!!`, ` ${PETER.key}`,
    `${name}+${id}+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq_LDE4izWy10TW`, PETER.privateKey, `Peter\n${PETER.key}`,
  ])('are not %p', (text) => expect(() => parseVerifierKey(text)).toThrow(NoteError)); // prettier-ignore

  it('throw nothing but their own error', () => {
    const near = fc.tuple(fc.string(), fc.stringMatching(/^[0-9a-f]{8}$/), fc.base64String()).map((parts) => parts.join('+'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        expect(() => parseVerifierKey(text)).toThrow(NoteError);
        expect(() => SigningKey.parse(`PRIVATE+KEY+${text}`)).toThrow(NoteError);
      }),
    );
  });

  it('do not give the private half away in print, in JSON or in a message', () => {
    const key = SigningKey.parse(PETER.privateKey);
    const secret = Buffer.from(PETER.privateKey.slice(-44), 'base64').subarray(1);
    const shown = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key);
    for (const form of ['base64', 'hex'] as const) expect(shown).not.toContain(secret.toString(form).slice(4, 30));
    expect(shown).not.toContain([...secret.subarray(0, 8)].join(','));
    expect(shown).not.toContain(secret.toString('hex').match(/../g)?.slice(0, 8).join(' '));
    const wrong = PETER.privateKey.replace('c74f20a3', 'c74f20a4');
    let said = '';
    try {
      SigningKey.parse(wrong);
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain('does not belong');
    expect(said).not.toContain('AYEK');
  });
});
