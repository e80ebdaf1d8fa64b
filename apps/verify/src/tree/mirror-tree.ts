import { rootOfLeaves } from '@lib/tlog';
import type { MirrorFolder } from '../files/mirror-folder.js';
import { type EntryTile, readEntryTile } from './entry-tile.js';
import { HASH_BYTES, hashesIn, TILE_WIDTH, tileRoot } from './hashing.js';
import { differenceAt, storedTile } from './stored-tiles.js';

export interface TreeFault {
  readonly index: number;
  readonly why: string;
}
export interface ReadOptions {
  readonly size: number;
  /** Null leaves the form of the entries unchecked. */
  readonly log: string | null;
}

/** The tree made again from the entries of a mirror alone, whatever its stored hashes say. */
export class MirrorTree {
  /** Roots of the full tiles over entries, then what each further level of tiles must hold. */
  readonly rows: Buffer[][] = [[]];
  /** The first entry that is none. */
  formFault: TreeFault | null = null;
  /** The first entry whose hash is not the one that the mirror's own tile has. */
  leafFault: TreeFault | null = null;
  /** How many leaves could be read. */
  private read = 0;

  constructor(
    private readonly folder: MirrorFolder,
    private readonly options: ReadOptions,
  ) {
    const ids = new Set<string>();
    for (let index = 0; index * TILE_WIDTH < options.size; index++) this.readTile(index, ids);
    for (let row = this.rows[0] ?? []; row.length >= TILE_WIDTH; row = this.rows.at(-1) ?? []) this.rows.push(rootsOf(row));
  }

  /** False when entries could not be told apart, so that there is no tree of this size. */
  get whole(): boolean {
    return this.read === this.options.size;
  }

  /** The root over the first `size` entries. */
  rootAt(size: number): Buffer {
    const tiles = Math.floor(size / TILE_WIDTH);
    const rest = size % TILE_WIDTH;
    const full = (this.rows[0] ?? []).slice(0, tiles);
    if (rest === 0) return rootOfLeaves(full);
    // A tile that is not full is the last and lowest part of an uneven tree: to those on its left it is a leaf like the others.
    return rootOfLeaves([...full, rootOfLeaves(this.leavesIn(tiles).slice(0, rest))]);
  }

  /** The leaves of one tile, read again. */
  leavesIn(index: number): Buffer[] {
    return hashesIn(this.entriesOf(index, new Set()).leaves);
  }

  private readTile(index: number, ids: Set<string>): void {
    const { leaves, fault } = this.entriesOf(index, ids);
    this.read += leaves.length / HASH_BYTES;
    this.formFault ??= fault;
    this.leafFault ??= this.compareWithStored(index, leaves);
    if (leaves.length === TILE_WIDTH * HASH_BYTES) this.rows[0]?.push(tileRoot(leaves));
  }

  private entriesOf(index: number, ids: Set<string>): EntryTile {
    const first = index * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, this.options.size - first);
    const { bytes, grown } = this.folder.entries(index, width);
    return readEntryTile(bytes, { first, width, grown, log: this.options.log, ids });
  }

  private compareWithStored(index: number, leaves: Buffer): TreeFault | null {
    const first = index * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, this.options.size - first);
    const at = differenceAt(storedTile(this.folder, { level: 0, index, width }), leaves);
    if (at === null) return null;
    return { index: first + at, why: at < width ? 'its hash is not the one that the mirror keeps for it' : 'the record ends before it' };
  }
}

function rootsOf(row: readonly Buffer[]): Buffer[] {
  const full = Math.floor(row.length / TILE_WIDTH);
  return Array.from({ length: full }, (_, i) => tileRoot(Buffer.concat(row.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH))));
}
