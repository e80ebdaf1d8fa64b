import fc from 'fast-check';
import { EMPTY_ROOT } from '../merkle/hash.js';
import { formatNote, parseNote, signatureLine } from '../note/note.js';
import { NoteError } from '../note/note-error.js';
import { signNote } from '../note/sign-note.js';
import { SigningKey } from '../note/signing-key.js';
import { formatVerifierKey, parseVerifierKey } from '../note/verifier-key.js';
import { turned } from '../spec/plain-tree.js';
import { ARCHE, ARCHE_AT, GEOMYS } from '../spec/published.js';
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.js';
import { cosign, verifyCosignature } from './cosignature.js';

const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const TEXT = `example.com/behind-the-sofa\n20852163\n${ROOT}\n`;
const arche = formatNote(ARCHE.text, ARCHE.lines);

describe('checkpoints', () => {
  it('reads and writes the example of tlog-checkpoint', () => {
    const read = parseCheckpoint(TEXT);
    expect(read).toEqual({ origin: 'example.com/behind-the-sofa', size: 20_852_163, root: Buffer.from(ROOT, 'base64'), extensions: [] });
    expect(formatCheckpoint(read)).toBe(TEXT);
    expect(parseCheckpoint(`${TEXT}one\ntwo\n`).extensions).toEqual(['one', 'two']);
    expect(parseCheckpoint(`x\n9007199254740991\n${ROOT}\n`).size).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('opens what running logs have published', () => {
    expect(openCheckpoint(GEOMYS.note, parseVerifierKey(GEOMYS.key))).toMatchObject({ origin: 'geomys.org/witness/test-log', size: 1 });
    expect(openCheckpoint(arche, parseVerifierKey(ARCHE.key)).size).toBe(1_432_088_532);
    // The example of tlog-checkpoint is a true head of Go's checksum database under another name, so it holds only under its own.
    const go = parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
    const signature = 'Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=';
    expect(() => openCheckpoint(`${TEXT}\n— sum.golang.org ${signature}\n`, go)).toThrow('not of sum.golang.org');
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['two lines', 'x\n1\n'],
    ['no origin', `\n1\n${ROOT}\n`],
    ['no newline at the end', TEXT.trimEnd()],
    ['an empty extension', `${TEXT}\n`],
    ['a whole note', GEOMYS.note],
    ['leading noughts', `x\n01\n${ROOT}\n`],
    ['a plus', `x\n+1\n${ROOT}\n`],
    ['less than nothing', `x\n-1\n${ROOT}\n`],
    ['a fraction', `x\n1.0\n${ROOT}\n`],
    ['an exponent', `x\n1e3\n${ROOT}\n`],
    ['other digits', `x\n١\n${ROOT}\n`],
    ['a space', `x\n1 \n${ROOT}\n`],
    ['2^53', `x\n9007199254740992\n${ROOT}\n`],
    ['2^63', `x\n9223372036854775808\n${ROOT}\n`],
    ['a short root', `x\n1\n${ROOT.slice(4)}\n`],
    ['a long root', `x\n1\n${ROOT.replace('=', 'A')}\n`],
    ['no padding', `x\n1\n${ROOT.replace('=', '')}\n`],
    ['loose bits', `x\n1\n${ROOT.replace('2I=', '2J=')}\n`],
    ['another alphabet', `x\n1\n${ROOT.replace('/', '_')}\n`],
  ])('refuses %s', (_what, text) => expect(() => parseCheckpoint(text)).toThrow(NoteError));

  it('is not written wrongly', () => {
    const good = { origin: 'x', size: 1, root: EMPTY_ROOT };
    for (const wrong of [{ origin: '' }, { origin: 'a\nb' }, { size: -1 }, { size: 0.5 }, { size: 2 ** 53 }, { root: Buffer.alloc(31) }])
      expect(() => formatCheckpoint({ ...good, ...wrong })).toThrow(NoteError);
  });

  it('comes back from its text and throws nothing but its own error', () => {
    const origin = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('\n'));
    const root = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.record({ origin, size: fc.maxSafeNat(), root }), fc.nat(60), fc.string(), (checkpoint, at, more) => {
        const text = formatCheckpoint(checkpoint);
        expect(parseCheckpoint(text)).toEqual({ ...checkpoint, extensions: [] });
        try {
          parseCheckpoint(text.slice(0, at) + more + text.slice(at));
        } catch (error) {
          expect(error).toBeInstanceOf(NoteError);
        }
      }),
    );
  });

  it('opens for its own log only, whole, and not when one of two signatures fails', () => {
    const key = SigningKey.generate('ledger.example/2026', 1);
    const text = formatCheckpoint({ origin: 'ledger.example/2026', size: 5, root: EMPTY_ROOT });
    const note = signNote(text, key);
    expect(openCheckpoint(note, key.verifier).size).toBe(5);
    expect(() => openCheckpoint(note.replace('\n5\n', '\n6\n'), key.verifier)).toThrow('does not hold');
    expect(() => openCheckpoint(note, SigningKey.generate('ledger.example/2026', 1).verifier)).toThrow('not signed');
    expect(() => openCheckpoint(note, SigningKey.generate('ledger.example/2027', 1).verifier)).toThrow('not of');
    const { signatures } = parseNote(note);
    const { name, id, signature } = signatures[0] as (typeof signatures)[number];
    const spoilt = signatureLine(name, id, turned(signature, 100));
    expect(() => openCheckpoint(note + spoilt, key.verifier)).toThrow('does not hold');
    expect(openCheckpoint(note + signatureLine('other.example', id, signature), key.verifier).size).toBe(5);
    expect(() => openCheckpoint(signNote('x\n', key), key.verifier)).toThrow(NoteError);
  });
});

describe('cosignatures', () => {
  const witness = SigningKey.generate('mps.example/w1', 4);
  const only = (line: string): ReturnType<typeof parseNote>['signatures'][number] => {
    const [signature] = parseNote(`x\n\n${line}`).signatures;
    return signature as NonNullable<typeof signature>;
  };

  it('of four running witnesses hold, each at its own second', () => {
    const { text, signatures } = parseNote(arche);
    for (const vkey of ARCHE.witnesses) {
      const key = parseVerifierKey(vkey);
      expect(formatVerifierKey(key)).toBe(vkey);
      expect(signatures.map((one) => verifyCosignature(text, one, key)).filter((at) => at !== null)).toEqual([ARCHE_AT]);
      expect(signatures.map((one) => verifyCosignature(text.replace('1432088532', '1432088533'), one, key))).toEqual(
        signatures.map(() => null),
      );
    }
  });

  it('has the layout of the example in tlog-cosignature', () => {
    const line =
      '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';
    expect(only(line).signature).toHaveLength(72);
    expect(only(line).signature.readBigUInt64BE()).toBe(1679315147n);
    expect(only(cosign(TEXT, witness, 1679315147)).signature.subarray(0, 8)).toEqual(only(line).signature.subarray(0, 8));
  });

  it('says when, and nothing else holds', () => {
    const signature = only(cosign(TEXT, witness, 1_790_000_000));
    expect(verifyCosignature(TEXT, signature, witness.verifier)).toBe(1_790_000_000);
    const spoilt = (change: Partial<typeof signature>, key = witness.verifier): unknown =>
      verifyCosignature(TEXT, { ...signature, ...change }, key);
    for (let bit = 0; bit < 72 * 8; bit++) expect(spoilt({ signature: turned(signature.signature, bit) })).toBeNull();
    for (const length of [0, 1, 7, 8, 64, 71]) expect(spoilt({ signature: signature.signature.subarray(0, length) })).toBeNull();
    expect(spoilt({ signature: signature.signature.subarray(8) })).toBeNull();
    expect(spoilt({ signature: Buffer.concat([signature.signature, Buffer.of(0)]) })).toBeNull();
    expect(spoilt({ name: 'mps.example/w2' })).toBeNull();
    expect(spoilt({ id: Buffer.alloc(4) })).toBeNull();
    expect(spoilt({}, { ...witness.verifier, algorithm: 1 })).toBeNull();
    expect(verifyCosignature(`${TEXT}more\n`, signature, witness.verifier)).toBeNull();
  });

  it('counts no time of nought or one past counting, though truly signed', () => {
    const at = (seconds: bigint): unknown => {
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(seconds);
      const signature = Buffer.concat([time, witness.sign(Buffer.from(`cosignature/v1\ntime ${seconds}\n${TEXT}`))]);
      return verifyCosignature(TEXT, { name: witness.verifier.name, id: witness.verifier.id, signature }, witness.verifier);
    };
    expect(at(1n)).toBe(1);
    expect(at(2n ** 53n - 1n)).toBe(Number.MAX_SAFE_INTEGER);
    for (const seconds of [0n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]) expect(at(seconds)).toBeNull();
  });

  it('is made of checkpoints only, by witnesses only, at whole seconds only', () => {
    expect(() => cosign('anything\n', witness, 1)).toThrow(NoteError);
    expect(() => cosign(`a\tb\n1\n${ROOT}\n`, witness, 1)).toThrow(NoteError);
    expect(() => cosign(TEXT, SigningKey.generate('x', 1), 1)).toThrow(NoteError);
    for (const at of [0, -1, 1.5, NaN, 2 ** 53]) expect(() => cosign(TEXT, witness, at)).toThrow(NoteError);
  });
});
