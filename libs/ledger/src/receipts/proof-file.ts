import type { Tx } from '@lib/platform';
import { formatProof } from '@lib/tlog';
import { digestOf } from '../domain/disclosures.js';
import { bestCheckpoint } from './best-checkpoint.js';
import { storedTree } from '../store/stored-tree.js';

/** An entry as its holder may show it: its bytes, its place (null while it waits for one), and what opens the holder's part of it. */
export interface HeldEntry {
  readonly entry: Buffer;
  readonly leafIndex: number | null;
  readonly disclosures: readonly string[];
  /** Items whose words were erased, with what opened their digests. */
  readonly erased: readonly Erased[];
}
export interface Erased {
  /** Digest of the item. */
  readonly item: string;
  /** What stands in place of the words. */
  readonly reference: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * The c2sp.org/tlog-proof@v1 file of an entry; null while no signed checkpoint holds it. `extra` is base64 of the JSON
 * {"entry": base64 of the entry's bytes, "disclosures": [...], "erased": [...]}: nothing signs it, so each part has to lead to the leaf; what
 * it says of erasures is the word of whoever keeps the record, and the entry erasure.applied is the proof of it.
 */
export async function proofFile(tx: Pick<Tx, 'query'>, { entry, leafIndex, disclosures, erased }: HeldEntry): Promise<string | null> {
  if (leafIndex === null) return null;
  const checkpoint = await bestCheckpoint(tx, leafIndex);
  if (!checkpoint) return null;
  const shown = new Set(disclosures.map(digestOf));
  const gone = erased.filter(({ item }) => shown.has(item));
  const held = { entry: entry.toString('base64'), disclosures, ...(gone.length > 0 && { erased: gone }) };
  const extra = Buffer.from(JSON.stringify(held), 'utf8');
  const hashes = await storedTree(tx, checkpoint.size).proveInclusion(leafIndex);
  return formatProof({ extra, index: leafIndex, hashes, checkpoint: checkpoint.note });
}
