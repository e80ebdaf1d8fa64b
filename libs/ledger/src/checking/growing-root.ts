import { EMPTY_ROOT, HASH_BYTES, nodeHash } from '@lib/tlog';

const WIDTH = 256;

/** A tree that grows leaf by leaf and keeps a few hashes only: its root at any moment, and the rows of tiles as they ought to be. */
export class GrowingRoot {
  /** Roots of whole subtrees from the largest to the smallest, each with its number of leaves. */
  private readonly peaks: { size: number; hash: Buffer }[] = [];

  constructor(private readonly tile: (level: number, index: number, hashes: Buffer) => void) {}

  private readonly rows: Buffer[][] = [];
  private readonly done: number[] = [];

  add(leaf: Buffer): void {
    this.keep(0, leaf);
    let top = { size: 1, hash: leaf };
    for (let last = this.peaks.at(-1); last?.size === top.size; last = this.peaks.at(-1)) {
      this.peaks.pop();
      top = { size: top.size * 2, hash: nodeHash(last.hash, top.hash) };
    }
    this.peaks.push(top);
  }

  root(): Buffer {
    const [last, ...before] = [...this.peaks].reverse();
    if (!last) return EMPTY_ROOT;
    return before.reduce((right, { hash }) => nodeHash(hash, right), last.hash);
  }

  /** The tiles that are not full yet. */
  finish(): void {
    this.rows.forEach((row, level) => {
      if (row.length > 0) this.tile(level, this.done[level] ?? 0, Buffer.concat(row, row.length * HASH_BYTES));
    });
  }

  private keep(level: number, hash: Buffer): void {
    const row = (this.rows[level] ??= []);
    row.push(hash);
    if (row.length < WIDTH) return;
    this.tile(level, this.done[level] ?? 0, Buffer.concat(row));
    this.done[level] = (this.done[level] ?? 0) + 1;
    this.rows[level] = [];
    this.keep(level + 1, folded(row));
  }
}

function folded(row: readonly Buffer[]): Buffer {
  let nodes = [...row];
  while (nodes.length > 1) nodes = Array.from({ length: nodes.length / 2 }, (_, i) => nodeHash(at(nodes, 2 * i), at(nodes, 2 * i + 1)));
  return at(nodes, 0);
}

function at(nodes: readonly Buffer[], i: number): Buffer {
  const node = nodes[i];
  if (!node) throw new RangeError('a row of hashes is a power of two');
  return node;
}
