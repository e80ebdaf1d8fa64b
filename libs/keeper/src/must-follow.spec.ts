import { EMPTY_ROOT, leafHash, rootOfLeaves, TileTree } from '@lib/tlog';
import { Refused } from './http/refused.js';
import { mustFollow, NOTHING_YET } from './must-follow.js';

const leaves = Array.from({ length: 20 }, (_, n) => leafHash(Buffer.from(`entry ${n}`)));
const headOf = (size: number) => ({ size, root: rootOfLeaves(leaves.slice(0, size)) });
const OTHER = Buffer.alloc(32, 7);

async function proof(from: number, to: number): Promise<Buffer[]> {
  const tree = new TileTree(0, () => Buffer.alloc(0));
  await tree.append(leaves);
  return tree.proveConsistency(from, to);
}

function statusOf(act: () => void): number {
  try {
    act();
    return 200;
  } catch (fault) {
    if (fault instanceof Refused) return fault.status;
    throw fault;
  }
}

describe('what must follow the last tree', () => {
  it('follows with its proof, for every two sizes', async () => {
    for (let from = 1; from <= 20; from += 1)
      for (let to = from; to <= 20; to += 1) mustFollow(headOf(from), headOf(to), from, from === to ? [] : await proof(from, to));
  });

  it('needs no proof after nothing, and takes none', async () => {
    mustFollow(NOTHING_YET, headOf(5), 0, []);
    mustFollow(NOTHING_YET, NOTHING_YET, 0, []);
    expect(statusOf(() => mustFollow(NOTHING_YET, headOf(5), 0, [OTHER]))).toBe(422);
  });

  it('says the last size to whoever follows another, before it looks at any proof', () => {
    const asked = (): void => mustFollow(headOf(7), { size: 9, root: OTHER }, 5, []);
    expect(statusOf(asked)).toBe(409);
    expect(asked).toThrow(expect.objectContaining({ message: '7\n', type: 'text/x.tlog.size' }) as Error);
  });

  it('does not shrink', () => {
    expect(statusOf(() => mustFollow(headOf(7), headOf(5), 7, []))).toBe(400);
  });

  it('refuses a tree that does not hold the last one', async () => {
    const right = await proof(5, 9);
    expect(statusOf(() => mustFollow(headOf(5), headOf(9), 5, right))).toBe(200);
    expect(statusOf(() => mustFollow(headOf(5), { size: 9, root: OTHER }, 5, right))).toBe(422);
    expect(statusOf(() => mustFollow({ size: 5, root: OTHER }, headOf(9), 5, right))).toBe(422);
    expect(statusOf(() => mustFollow(headOf(5), headOf(9), 5, []))).toBe(422);
    expect(statusOf(() => mustFollow(headOf(5), headOf(9), 5, [...right, OTHER]))).toBe(422);
  });

  it('refuses another tree of the same size, and another empty one', () => {
    expect(statusOf(() => mustFollow(headOf(5), { size: 5, root: OTHER }, 5, []))).toBe(422);
    expect(statusOf(() => mustFollow(NOTHING_YET, { size: 0, root: OTHER }, 0, []))).toBe(422);
    expect(NOTHING_YET.root).toEqual(EMPTY_ROOT);
  });
});
