import { Climb, joined } from './climb.js';
import { assertHashes, assertWhole, ProofError } from './proof-error.js';

export interface ConsistencyClaim {
  /** In leaves, as is newSize. */
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * RFC 9162, 2.1.4.2: that the new tree begins with every leaf of the old one, in the same order. Two trees of one size are consistent when
 * they are the same and nothing is offered as proof. From the empty tree there is nothing to prove, and a claim to have proved it is
 * refused. Throws ProofError.
 */
export function verifyConsistency(claim: ConsistencyClaim): void {
  assertClaim(claim);
  if (claim.oldSize === claim.newSize) return assertSameTree(claim);
  const { older, newer } = rootsProved(claim);
  if (!older.equals(claim.oldRoot)) throw new ProofError(`the proof does not lead to the old root at ${claim.oldSize} entries`);
  if (!newer.equals(claim.newRoot))
    throw new ProofError(`the tree of ${claim.newSize} entries does not continue the one of ${claim.oldSize}`);
}

/** The old root and the new one as the parts of the proof give them. */
function rootsProved({ oldSize, oldRoot, newSize, proof }: ConsistencyClaim): { older: Buffer; newer: Buffer } {
  if (proof.length === 0) throw new ProofError('the proof of consistency is empty');
  const climb = new Climb(oldSize - 1, newSize - 1, 'proof of consistency');
  // An old tree of a power of two is itself the first node of the new one and is left out of the proof.
  const [first = oldRoot, ...rest] = climb.toWholeTree() ? [oldRoot, ...proof] : proof;
  let older: Buffer = Buffer.from(first);
  let newer = older;
  for (const part of rest) {
    const left = climb.partIsLeft;
    if (left) older = joined(part, older);
    newer = left ? joined(part, newer) : joined(newer, part);
    climb.step(left);
  }
  climb.assertAtRoot();
  return { older, newer };
}

function assertClaim({ oldSize, oldRoot, newSize, newRoot, proof }: ConsistencyClaim): void {
  assertWhole('the old size', oldSize);
  assertWhole('the new size', newSize);
  assertHashes('a part of the proof of consistency', [oldRoot, newRoot, ...proof]);
  if (oldSize === 0) throw new ProofError('from an empty tree there is nothing to prove');
  if (newSize < oldSize) throw new ProofError(`a tree of ${newSize} entries cannot continue one of ${oldSize}`);
}

function assertSameTree({ oldSize, oldRoot, newRoot, proof }: ConsistencyClaim): void {
  if (proof.length > 0) throw new ProofError('between two trees of one size there is nothing to prove');
  if (Buffer.compare(oldRoot, newRoot) !== 0) throw new ProofError(`there are two different trees of ${oldSize} entries`);
}
