import { TILE_HEIGHT } from '../tiles/tile-name.js';
import { TileTree } from '../tiles/tile-tree.js';
import { plainLeaf, sha256, turned } from '../spec/plain-tree.js';
import { verifyConsistency } from './verify-consistency.js';
import { verifyInclusion } from './verify-inclusion.js';

/*
 * Trees far too large to hold: every leaf is the same but for one, so each level has one hash, and a second one above the odd leaf. Sizes
 * stand about 2^31 and 2^32, where 32-bit arithmetic goes wrong, and 2^53, where numbers end.
 */
const LEAF = plainLeaf('same');
const ODD_LEAF = plainLeaf('other');
const ODD_AT = 2 ** 31 + 5;
const heights = [LEAF];
const oddHeights = [ODD_LEAF];
for (let h = 0; h < 56; h++) {
  const [same, odd] = [heights[h] as Buffer, oddHeights[h] as Buffer];
  heights.push(sha256(Buffer.of(1), same, same));
  const onTheRight = Math.floor(ODD_AT / 2 ** h) % 2 === 1;
  oddHeights.push(onTheRight ? sha256(Buffer.of(1), same, odd) : sha256(Buffer.of(1), odd, same));
}
const nodeAt = (height: number, index: number): Buffer =>
  (Math.floor(ODD_AT / 2 ** height) === index ? oddHeights : heights)[height] as Buffer;

/** The root by the binary digits of the size: apart from the builder and from the verifier. */
function rootOf(size: number): Buffer {
  let root: Buffer | null = null;
  for (let height = 0, rest = size; rest > 0; height++, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 0) continue;
    const node = nodeAt(height, rest - 1);
    root = root === null ? node : sha256(Buffer.of(1), node, root);
  }
  return root ?? sha256();
}
const treeOf = (size: number): TileTree =>
  new TileTree(size, ({ level, index }) =>
    Buffer.concat(Array.from({ length: 256 }, (_, i) => nodeAt(level * TILE_HEIGHT, index * 256 + i))),
  );

const SIZES = [2 ** 31 + 6, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 40 + 12_345, 2 ** 53 - 2, 2 ** 53 - 1];

describe.each(SIZES)('a tree of %p entries', (size) => {
  const tree = treeOf(size);
  it('has its root', async () => {
    expect(await tree.root()).toEqual(rootOf(size));
  });

  it.each([0, 2 ** 31 - 1, ODD_AT, size - 1])('holds entry %p where it is and nowhere else', async (index) => {
    const claim = { index, size, leaf: nodeAt(0, index), proof: await tree.proveInclusion(index), root: rootOf(size) };
    expect(() => verifyInclusion(claim)).not.toThrow();
    const elsewhere = index === ODD_AT ? [5, ODD_AT - 1, ODD_AT + 2 ** 31, ODD_AT % 2 ** 31] : [ODD_AT];
    for (const other of elsewhere) expect(() => verifyInclusion({ ...claim, index: other })).toThrow();
    expect(() => verifyInclusion({ ...claim, size: size % 2 ** 31 })).toThrow();
    expect(() => verifyInclusion({ ...claim, root: turned(claim.root, 9) })).toThrow();
  });

  it.each([1, 2 ** 31, 2 ** 31 + 1, size - 1])('continues the tree of %p entries and no other', async (oldSize) => {
    const proof = await tree.proveConsistency(oldSize);
    const claim = { oldSize, oldRoot: rootOf(oldSize), newSize: size, newRoot: rootOf(size), proof };
    expect(() => verifyConsistency(claim)).not.toThrow();
    expect(() => verifyConsistency({ ...claim, newRoot: turned(claim.newRoot, 200) })).toThrow();
    expect(() => verifyConsistency({ ...claim, oldSize: oldSize + 1 })).toThrow();
    expect(() => verifyConsistency({ ...claim, oldRoot: rootOf(oldSize + 1) })).toThrow();
  });
});

it('does not grow past what a number can count', async () => {
  await expect(treeOf(2 ** 53 - 1).append([LEAF])).rejects.toThrow('too large');
  expect(() => treeOf(2 ** 53)).toThrow('whole number');
});
