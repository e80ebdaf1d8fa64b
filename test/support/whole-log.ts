import { leafHash, openCheckpoint, rootOfLeaves, type VerifierKey } from '@lib/tlog';
import { recorded } from './loader.js';

export interface WholeLog {
  readonly entries: readonly Buffer[];
  /** Sizes that were signed, ascending. */
  readonly signed: readonly number[];
}

/** The log of a database, recomputed from its entries: whatever is wrong with it, in words. Nothing of the server's own trees is used. */
export async function wrongWithLog(ownerUrl: string, key: VerifierKey): Promise<{ readonly wrong: string[]; readonly size: number }> {
  const placed = await recorded<{ index: string; entry: Buffer; leaf: Buffer }>(
    ownerUrl,
    `select q.leaf_index::text as index, e.entry, e.leaf_hash as leaf from concordat.ledger_sequence q
       join concordat.ledger_entry e on e.id = q.entry_id order by q.leaf_index`,
  );
  const notes = await recorded<{ size: string; root: Buffer; note: string | null }>(
    ownerUrl,
    'select c.size::text, c.root, c.note from concordat.ledger_checkpoint c order by c.size',
  );
  const lost = await recorded(
    ownerUrl,
    'select 1 from concordat.ledger_entry e where not exists (select 1 from concordat.ledger_sequence q where q.entry_id = e.id)',
  );
  const leaves = placed.map(({ entry }) => leafHash(entry));
  const wrong = [
    ...placed.flatMap(({ index }, i) => (Number(index) === i ? [] : [`the entry after ${i - 1} stands at ${index}`])),
    ...placed.flatMap(({ leaf }, i) => (leaves[i]?.equals(leaf) ? [] : [`the leaf of entry ${i} is not its hash`])),
    ...notes.flatMap(({ size, root, note }) => wrongWithCheckpoint(leaves.slice(0, Number(size)), { size: Number(size), root, note }, key)),
    ...(lost.length > 0 ? [`${lost.length} entries have no place`] : []),
  ];
  return { wrong, size: placed.length };
}

function wrongWithCheckpoint(
  leaves: readonly Buffer[],
  { size, root, note }: { readonly size: number; readonly root: Buffer; readonly note: string | null },
  key: VerifierKey,
): string[] {
  if (leaves.length !== size) return [`a checkpoint of ${size} entries, and there are ${leaves.length}`];
  const real = rootOfLeaves(leaves);
  const signed = note === null ? null : openCheckpoint(note, key);
  return [
    ...(real.equals(root) ? [] : [`the root committed for ${size} entries is not theirs`]),
    ...(signed && (signed.size !== size || !signed.root.equals(real)) ? [`what was signed for ${size} entries is not theirs`] : []),
  ];
}
