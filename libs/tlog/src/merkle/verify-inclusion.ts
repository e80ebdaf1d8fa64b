import { Climb, joined } from './climb.js';
import { assertHashes, assertWhole, ProofError } from './proof-error.js';

export interface InclusionClaim {
  readonly index: number;
  /** In leaves. */
  readonly size: number;
  /** The hash of the entry, not the entry. */
  readonly leaf: Uint8Array;
  /** From the leaf's neighbour up to the root's child. */
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** RFC 9162, 2.1.3.2: that the leaf stands at `index` in the tree of `size` leaves with this root. Throws ProofError. */
export function verifyInclusion({ index, size, leaf, proof, root }: InclusionClaim): void {
  assertWhole('the index', index);
  assertWhole('the size of the tree', size);
  assertHashes('a part of the proof of inclusion', [leaf, root, ...proof]);
  if (index >= size) throw new ProofError(`entry ${index} lies beyond the tree of ${size} entries`);
  const climb = new Climb(index, size - 1, 'proof of inclusion');
  let hash: Buffer = Buffer.from(leaf);
  for (const part of proof) {
    const left = climb.partIsLeft;
    hash = left ? joined(part, hash) : joined(hash, part);
    climb.step(left);
  }
  climb.assertAtRoot();
  if (!hash.equals(root)) throw new ProofError(`entry ${index} is not in the tree of ${size} entries with this root`);
}
