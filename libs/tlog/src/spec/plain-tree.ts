import { createHash } from 'node:crypto';

/* RFC 9162, 2.1.1 in its own words and nothing else: what the builder and the verifier are both held to. */
export function plainRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k)));
}

export function plainLeaf(entry: string | Uint8Array): Buffer {
  return sha256(Buffer.of(0), Buffer.from(entry as Uint8Array));
}

export function sha256(...parts: Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

/** `count` leaves, all different. */
export function plainLeaves(count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) => plainLeaf(Buffer.from(`entry ${i}`)));
}

/** The same bytes with one bit turned. */
export function turned(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}
