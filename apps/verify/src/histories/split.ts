import type { Seal } from '../seal/seal.js';
import { consistencyProof } from '../tree/consistency-proof.js';
import type { MirrorTree } from '../tree/mirror-tree.js';
import type { History } from './history.js';

/** Two signed checkpoints that cannot be of one growing record. */
export interface Split {
  readonly older: Seal;
  readonly newer: Seal;
  /**
   * For different sizes: the root that the newer tree has at the older size, and the proof of that, which anybody can check without the
   * tree. Null for one size, where the roots themselves differ.
   */
  readonly otherwise: { readonly root: Buffer; readonly proof: readonly Buffer[] } | null;
}
/** How the checkpoints of two histories stand to one another. */
export interface Comparison {
  readonly split: Split | null;
  /** Sizes at which both were found to have one root. */
  readonly sameAt: readonly number[];
  /** Whether the newest checkpoint of each was among what could be compared. */
  readonly complete: boolean;
}

export function compareHistories(a: History, b: History): Comparison {
  const sameAt = new Set<number>();
  const compared = new Set<Seal>();
  for (const one of a.seals)
    for (const other of b.seals) {
      const [older, newer] = one.size <= other.size ? [one, other] : [other, one];
      const tree = newer === a.seals.at(-1) ? a.tree : newer === b.seals.at(-1) ? b.tree : null;
      if (older.size !== newer.size && tree === null) continue;
      const root = older.size === newer.size ? newer.root : (tree?.rootAt(older.size) ?? newer.root);
      if (!root.equals(older.root)) return { split: splitOf(older, newer, tree), sameAt: [...sameAt], complete: true };
      sameAt.add(older.size);
      compared.add(one).add(other);
    }
  const newest = [a.seals.at(-1), b.seals.at(-1)];
  return {
    split: null,
    sameAt: [...sameAt].sort((x, y) => x - y),
    complete: newest.every((seal) => seal !== undefined && compared.has(seal)),
  };
}

function splitOf(older: Seal, newer: Seal, tree: MirrorTree | null): Split {
  if (tree === null || older.size === newer.size || older.size === 0) return { older, newer, otherwise: null };
  return { older, newer, otherwise: { root: tree.rootAt(older.size), proof: consistencyProof(tree, older.size, newer.size) } };
}
