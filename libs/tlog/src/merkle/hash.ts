import { createHash, hash } from 'node:crypto';

/*
 * RFC 9162, 2.1.1: a leaf is hashed behind a byte of nought and a node behind a byte of one, so that no entry can pass for a node. The
 * digest is taken as a string because Node gives that in little more than half the time of a buffer.
 */
export const HASH_BYTES = 32;
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

const LEAF = Buffer.of(0);
const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

export function leafHash(entry: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', Buffer.concat([LEAF, entry]), 'binary'), 'binary');
}

/** The hash over two hashes of 32 bytes each; a RangeError for any other length. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new RangeError('a node joins two hashes of 32 bytes');
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return Buffer.from(hash('sha256', pair, 'binary'), 'binary');
}

/** The root over `count` hashes in a row, where `count` is a power of two. The row is used up: each level is written over the one below. */
export function foldRow(row: Buffer, count: number): Buffer {
  for (let left = count / 2; left >= 1; left /= 2)
    for (let i = 0; i < left; i++) {
      row.copy(pair, 1, 2 * i * HASH_BYTES, 2 * (i + 1) * HASH_BYTES);
      row.write(hash('sha256', pair, 'binary'), i * HASH_BYTES, 'binary');
    }
  return row.subarray(0, HASH_BYTES);
}
