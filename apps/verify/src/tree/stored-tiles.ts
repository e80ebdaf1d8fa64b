import { rootOfLeaves } from '@lib/tlog';
import type { MirrorFolder } from '../files/mirror-folder.js';
import { HASH_BYTES, hashesIn, TILE_WIDTH } from './hashing.js';

/** A tile above the lowest level that is not what the entries make it. */
export interface TileFault {
  readonly level: number;
  /** The entries below the first wrong hash. */
  readonly from: number;
  readonly to: number;
}

/** `rows`: what each level of tiles from the first on must hold, as the entries make it. */
export function faultAbove(folder: MirrorFolder, rows: readonly (readonly Buffer[])[]): TileFault | null {
  for (const [i, row] of rows.entries()) {
    const level = i + 1;
    for (let index = 0; index * TILE_WIDTH < row.length; index++) {
      const made = Buffer.concat(row.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH));
      const at = differenceAt(storedTile(folder, { level, index, width: made.length / HASH_BYTES }), made);
      if (at !== null)
        return { level, from: (index * TILE_WIDTH + at) * TILE_WIDTH ** level, to: (index * TILE_WIDTH + at + 1) * TILE_WIDTH ** level };
    }
  }
  return null;
}

/** The root that the mirror's stored hashes of entries give: when it is the right one, a wrong entry is the entry's fault and not the hash's. */
export function storedRoot(folder: MirrorFolder, size: number): Buffer {
  return rootOfLeaves(storedLeaves(folder, size));
}

function* storedLeaves(folder: MirrorFolder, size: number): Generator<Buffer> {
  for (let index = 0; index * TILE_WIDTH < size; index++)
    yield* hashesIn(storedTile(folder, { level: 0, index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) }));
}

/** The hashes that a tile has for a tree of this size; more or fewer when the file is not of its length. */
export function storedTile(folder: MirrorFolder, tile: { level: number; index: number; width: number }): Buffer {
  const { bytes, grown } = folder.tile(tile);
  return Buffer.from(grown ? bytes.subarray(0, tile.width * HASH_BYTES) : bytes);
}

/** In hashes; null when the two are the same to the byte. */
export function differenceAt(stored: Buffer, made: Buffer): number | null {
  if (stored.equals(made)) return null;
  let at = 0;
  while (at < Math.min(stored.length, made.length) && stored[at] === made[at]) at++;
  return Math.floor(at / HASH_BYTES);
}
