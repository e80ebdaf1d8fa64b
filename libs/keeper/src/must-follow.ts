import { EMPTY_ROOT, ProofError, verifyConsistency } from '@lib/tlog';
import { Refused } from './http/refused.js';

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The tree before anything was seen of it. Every tree follows it, so it needs no proof. */
export const NOTHING_YET: TreeHead = { size: 0, root: EMPTY_ROOT };

/**
 * The rule of both keepers, from tlog-witness v1.0.0 with its clarifications of July 2026: a tree head is put one's name to
 * only when it holds all of the last one. Throws `Refused`: 400 smaller than the size it says it follows, 409 it follows
 * another size than the last (the answer is the last size), 422 it does not hold what the last one held.
 */
export function mustFollow(last: TreeHead, next: TreeHead, oldSize: number, proof: readonly Uint8Array[]): void {
  if (oldSize > next.size) throw new Refused(400, `A tree of ${next.size} cannot follow one of ${oldSize}.`);
  if (oldSize !== last.size) throw new Refused(409, `${last.size}\n`, 'text/x.tlog.size');
  if (next.size === 0 && !EMPTY_ROOT.equals(next.root)) throw new Refused(422, 'This is not the root of an empty tree.');
  if (oldSize === 0) {
    if (proof.length > 0) throw new Refused(422, 'From an empty tree nothing can be proved: the proof must be empty.');
    return;
  }
  try {
    verifyConsistency({ oldSize, oldRoot: last.root, newSize: next.size, newRoot: next.root, proof });
  } catch (fault) {
    if (!(fault instanceof ProofError)) throw fault;
    throw new Refused(422, `The tree of ${next.size} is not shown to hold the tree of ${oldSize}: ${fault.message}.`);
  }
}
