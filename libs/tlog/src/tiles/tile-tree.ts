import { EMPTY_ROOT, foldRow, HASH_BYTES, nodeHash } from '../merkle/hash.js';
import { isSize } from '../text/strict-text.js';
import { consistencyRanges, inclusionRanges, middleOf, type Range } from './ranges.js';
import { TILE_WIDTH } from './tile-name.js';

/** The hashes a tile has so far, 32 bytes each in a row; more than the tree needs does no harm. */
export type ReadTile = (tile: { readonly level: number; readonly index: number }) => Uint8Array | Promise<Uint8Array>;
export interface ChangedTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}
/** The tiles are not what the tree of this size must have, or more was asked than it holds. */
export class TreeError extends Error {
  override readonly name = 'TreeError';
}

const FULL = TILE_WIDTH * HASH_BYTES;

/** What the log's server makes of its tiles: the root, the tiles of new leaves, proofs. Made for one batch; make another for the next. */
export class TileTree {
  readonly #tiles = new Map<string, Buffer>();
  /** Nodes over whole powers of two, which no append changes: proofs of one batch share most of theirs. */
  readonly #nodes = new Map<string, Buffer>();
  readonly #changed = new Map<string, ChangedTile>();
  readonly #read: ReadTile;
  #size: number;

  constructor(size: number, read: ReadTile) {
    if (!isSize(size)) throw new TreeError('the size of a tree is a whole number');
    this.#size = size;
    this.#read = read;
  }

  /** In leaves. */
  get size(): number {
    return this.#size;
  }

  root(): Promise<Buffer> {
    return this.#size === 0 ? Promise.resolve(EMPTY_ROOT) : this.#hashOf({ from: 0, to: this.#size });
  }

  /** Puts leaf hashes at the end. Every tile it needs is read before anything changes, so a failed read leaves the tree as it was. */
  async append(leaves: readonly Buffer[]): Promise<void> {
    if (leaves.some((leaf) => leaf.length !== HASH_BYTES)) throw new TreeError('a leaf is a hash of 32 bytes');
    if (!isSize(this.#size + leaves.length)) throw new TreeError('the tree would become too large');
    const edge = await this.#rightEdge();
    let start = this.#size;
    let row: Buffer = Buffer.concat(leaves);
    for (let level = 0; row.length > 0; level++) {
      row = this.#extend(level, start, Buffer.concat([edge[level] ?? Buffer.alloc(0), row]));
      start = Math.floor(start / TILE_WIDTH);
    }
    this.#size += leaves.length;
  }

  /** Every tile that this tree's appends touched, on all levels, each with its whole contents. */
  changed(): ChangedTile[] {
    return [...this.#changed.values()];
  }

  /** RFC 9162, 2.1.3.1, in the tree of the first `size` leaves: from the leaf's neighbour upwards. */
  async proveInclusion(index: number, size = this.#size): Promise<Buffer[]> {
    this.#assertHolds(size);
    if (!isSize(index) || index >= size) throw new TreeError(`there is no entry ${index} in the tree of ${size}`);
    return this.#hashesOf(inclusionRanges(index, { from: 0, to: size }));
  }

  /** RFC 9162, 2.1.4.1. From an old size of nought there is nothing to prove: a TreeError. */
  async proveConsistency(oldSize: number, size = this.#size): Promise<Buffer[]> {
    this.#assertHolds(size);
    if (!isSize(oldSize) || oldSize === 0 || oldSize > size)
      throw new TreeError(`nothing can be proved from ${oldSize} to ${size} entries`);
    return this.#hashesOf(consistencyRanges(oldSize, { from: 0, to: size }));
  }

  #assertHolds(size: number): void {
    if (!isSize(size) || size > this.#size) throw new TreeError(`the tree has ${this.#size} entries, not ${size}`);
  }

  async #hashesOf(ranges: readonly Range[]): Promise<Buffer[]> {
    const hashes: Buffer[] = [];
    for (const range of ranges) hashes.push(await this.#hashOf(range));
    return hashes;
  }

  async #hashOf(range: Range): Promise<Buffer> {
    const middle = middleOf(range);
    const width = range.to - range.from;
    if (width === 1 || (middle - range.from) * 2 === width) {
      const name = `${range.from}+${width}`;
      const node = this.#nodes.get(name) ?? (await this.#whole(range.from, width));
      this.#nodes.set(name, node);
      return node;
    }
    return nodeHash(await this.#hashOf({ from: range.from, to: middle }), await this.#hashOf({ from: middle, to: range.to }));
  }

  /** The node over a power of two of leaves: in the tile of its level it is a row of up to 128 hashes, or one. */
  async #whole(from: number, width: number): Promise<Buffer> {
    let [level, first, count] = [0, from, width];
    for (; count >= TILE_WIDTH; level++) [first, count] = [first / TILE_WIDTH, count / TILE_WIDTH];
    const start = first % TILE_WIDTH;
    const tile = await this.#tile(level, Math.floor(first / TILE_WIDTH), start + count);
    return foldRow(Buffer.from(tile.subarray(start * HASH_BYTES, (start + count) * HASH_BYTES)), count);
  }

  async #rightEdge(): Promise<Buffer[]> {
    const edge: Buffer[] = [];
    for (let [level, row] = [0, this.#size]; row > 0; [level, row] = [level + 1, Math.floor(row / TILE_WIDTH)]) {
      const width = row % TILE_WIDTH;
      edge.push(width === 0 ? Buffer.alloc(0) : await this.#tile(level, Math.floor(row / TILE_WIDTH), width));
    }
    return edge;
  }

  /** Cuts a row into tiles from the one that `start` stands in; gives the roots of those that became full. */
  #extend(level: number, start: number, row: Buffer): Buffer {
    const roots: Buffer[] = [];
    for (let at = 0; at < row.length; at += FULL) {
      const index = Math.floor(start / TILE_WIDTH) + at / FULL;
      const hashes = row.subarray(at, at + FULL);
      this.#tiles.set(`${level}/${index}`, hashes);
      this.#changed.set(`${level}/${index}`, { level, index, hashes });
      if (hashes.length === FULL) roots.push(foldRow(Buffer.from(hashes), TILE_WIDTH));
    }
    return Buffer.concat(roots);
  }

  async #tile(level: number, index: number, width: number): Promise<Buffer> {
    const kept = this.#tiles.get(`${level}/${index}`) ?? Buffer.from(await this.#read({ level, index }));
    if (kept.length < width * HASH_BYTES || kept.length > FULL || kept.length % HASH_BYTES !== 0)
      throw new TreeError(`tile ${level}/${index} has ${kept.length} bytes where the tree needs ${width} hashes`);
    this.#tiles.set(`${level}/${index}`, kept);
    return kept.subarray(0, width * HASH_BYTES);
  }
}
