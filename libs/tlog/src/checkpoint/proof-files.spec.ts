import fc from 'fast-check';
import { NoteError } from '../note/note-error.js';
import { plainLeaves } from '../spec/plain-tree.js';
import { GEOMYS } from '../spec/published.js';
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.js';
import { formatProof, parseProof } from './tlog-proof.js';

const [ONE, TWO] = plainLeaves(2) as [Buffer, Buffer];
const [one, two] = [ONE.toString('base64'), TWO.toString('base64')];
const NOTE = GEOMYS.note;
const HEAD = 'c2sp.org/tlog-proof@v1\n';
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const hashes = fc.array(hash, { maxLength: 63 });

describe('proof files', () => {
  it('are as tlog-proof lays them out', () => {
    const proof = { extra: Buffer.from('more'), index: 73_894, hashes: [ONE, TWO], checkpoint: NOTE };
    expect(formatProof(proof)).toBe(`${HEAD}extra bW9yZQ==\nindex 73894\n${one}\n${two}\n\n${NOTE}`);
    expect(formatProof({ ...proof, extra: null, hashes: [] })).toBe(`${HEAD}index 73894\n\n${NOTE}`);
  });

  it('come back whole', () => {
    const extra = fc.option(fc.uint8Array({ maxLength: 5000 }).map((bytes) => Buffer.from(bytes)));
    fc.assert(
      fc.property(fc.record({ extra, index: fc.maxSafeNat(), hashes, checkpoint: fc.constant(NOTE) }), (proof) => {
        expect(parseProof(formatProof(proof))).toEqual(proof);
        expect(parseProof(Buffer.from(formatProof(proof)))).toEqual(proof);
      }),
    );
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['another version', `c2sp.org/tlog-proof@v2\nindex 1\n\n${NOTE}`],
    ['a space after the version', `c2sp.org/tlog-proof@v1 \nindex 1\n\n${NOTE}`],
    ['no index', `${HEAD}\n${NOTE}`],
    ['no index before the hashes', `${HEAD}${one}\n\n${NOTE}`],
    ['leading noughts', `${HEAD}index 01\n\n${NOTE}`],
    ['an index past counting', `${HEAD}index 9007199254740992\n\n${NOTE}`],
    ['an index less than nothing', `${HEAD}index -1\n\n${NOTE}`],
    ['an empty index', `${HEAD}index \n\n${NOTE}`],
    ['two indexes', `${HEAD}index 1\nindex 1\n\n${NOTE}`],
    ['extra after the index', `${HEAD}index 1\nextra bW9yZQ==\n\n${NOTE}`],
    ['two extras', `${HEAD}extra bW9yZQ==\nextra bW9yZQ==\nindex 1\n\n${NOTE}`],
    ['extra that is not base64', `${HEAD}extra !\nindex 1\n\n${NOTE}`],
    ['extra without padding', `${HEAD}extra bW9yZQ\nindex 1\n\n${NOTE}`],
    ['a short hash', `${HEAD}index 1\n${one.slice(4)}\n\n${NOTE}`],
    ['a broken hash', `${HEAD}index 1\n!${one.slice(1)}\n\n${NOTE}`],
    ['64 hashes', `${HEAD}index 1\n${`${one}\n`.repeat(64)}\n${NOTE}`],
    ['carriage returns', `${HEAD}index 1\n\n${NOTE}`.replaceAll('\n', '\r\n')],
    ['no checkpoint', `${HEAD}index 1\n\n`],
    ['no empty line', `${HEAD}index 1\n`],
    ['an unsigned checkpoint', `${HEAD}index 1\n\nx\n1\n${one}\n`],
    ['a note that is no checkpoint', `${HEAD}index 1\n\nhello\n\n${NOTE.split('\n\n')[1] ?? ''}`],
    ['a second empty line', `${HEAD}index 1\n\n\n${NOTE}`],
  ])('refuse %s', (_what, text) => expect(() => parseProof(text)).toThrow(NoteError));

  it('are not written wrongly', () => {
    const proof = { extra: null, index: 0, hashes: [ONE], checkpoint: NOTE };
    for (const wrong of [
      { index: -1 },
      { hashes: [ONE.subarray(1)] },
      { checkpoint: 'x' },
      { hashes: Array.from({ length: 64 }, () => ONE) },
    ])
      expect(() => formatProof({ ...proof, ...wrong })).toThrow(NoteError);
  });
});

describe('what is sent to a witness', () => {
  it('is as tlog-witness lays it out, and comes back', () => {
    expect(formatAddCheckpoint(20_852_014, [ONE, TWO], NOTE)).toBe(`old 20852014\n${one}\n${two}\n\n${NOTE}`);
    expect(formatAddCheckpoint(0, [], NOTE)).toBe(`old 0\n\n${NOTE}`);
    fc.assert(
      fc.property(fc.maxSafeNat(), hashes, (oldSize, proof) => {
        expect(parseAddCheckpoint(formatAddCheckpoint(oldSize, proof, NOTE))).toEqual({ oldSize, proof, note: NOTE });
      }),
    );
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['no size', `\n${NOTE}`],
    ['an empty size', `old \n\n${NOTE}`],
    ['leading noughts', `old 00\n\n${NOTE}`],
    ['another word', `new 1\n\n${NOTE}`],
    ['a size past counting', `old 9007199254740992\n\n${NOTE}`],
    ['a short hash', `old 1\n${one.slice(4)}\n\n${NOTE}`],
    ['64 hashes', `old 1\n${`${one}\n`.repeat(64)}\n${NOTE}`],
    ['no empty line', `old 1\n${NOTE.split('\n\n')[0] ?? ''}\n`],
    ['no checkpoint', 'old 1\n\n'],
    ['an unsigned checkpoint', `old 1\n\nx\n1\n${one}\n`],
  ])('is refused with %s', (_what, body) => expect(() => parseAddCheckpoint(body)).toThrow(NoteError));
});

it('nothing but its own error comes of any bytes', () => {
  const proof = `${HEAD}index 1\n${one}\n\n${NOTE}`;
  const near = fc
    .tuple(fc.nat(proof.length), fc.string(), fc.nat(9))
    .map(([at, more, gone]) => proof.slice(0, at) + more + proof.slice(at + gone));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string(), near), (input) => {
      for (const parse of [parseProof, parseAddCheckpoint])
        try {
          parse(input);
        } catch (error) {
          expect(error).toBeInstanceOf(NoteError);
        }
    }),
    { numRuns: 2000 },
  );
});
