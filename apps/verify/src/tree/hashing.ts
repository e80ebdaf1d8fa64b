import { hash } from 'node:crypto';

/*
 * RFC 9162, 2.1.1, for many entries in a row. Hashed here and not by the log's own functions, so that a fault in those cannot vouch for
 * itself; a test holds both to one another. Digests are taken as strings because Node gives those in half the time.
 */
export const HASH_BYTES = 32;
export const TILE_WIDTH = 256;
/** Pairs of hashes, each behind its byte of one, to be hashed where they lie. */
const NODE_BYTES = 1 + 2 * HASH_BYTES;
const nodes = Buffer.alloc((TILE_WIDTH / 2) * NODE_BYTES);
const pairs = Array.from({ length: TILE_WIDTH / 2 }, (_, i) => nodes.subarray(i * NODE_BYTES, (i + 1) * NODE_BYTES));
for (const pair of pairs) pair[0] = 1;

/** The leaf of the entry at bundle[from..to) into place `at` of a row. The byte before it is overwritten: there, its length is done with. */
export function leafInto(row: Buffer, at: number, bundle: Buffer, from: number, to: number): void {
  bundle[from - 1] = 0;
  row.write(hash('sha256', bundle.subarray(from - 1, to), 'binary'), at * HASH_BYTES, 'binary');
}

/** The root over a full tile of 256 hashes, which is left as it is. */
export function tileRoot(tile: Buffer): Buffer {
  pairs.forEach((pair, i) => tile.copy(pair, 1, 2 * i * HASH_BYTES, 2 * (i + 1) * HASH_BYTES));
  // A node is written over a pair that has been hashed already.
  for (let width = pairs.length; width > 1; width /= 2)
    for (let i = 0; i < width; i++) nodes.write(hashOf(i), Math.floor(i / 2) * NODE_BYTES + 1 + (i % 2) * HASH_BYTES, 'binary');
  return Buffer.from(hashOf(0), 'binary');
}

function hashOf(pair: number): string {
  return hash('sha256', pairs[pair] ?? nodes, 'binary');
}

/** The single hashes of a row. */
export function hashesIn(row: Buffer): Buffer[] {
  return Array.from({ length: row.length / HASH_BYTES }, (_, i) => row.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}
