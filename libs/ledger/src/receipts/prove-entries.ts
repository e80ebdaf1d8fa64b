import type { Tx } from '@lib/platform';
import { storedTree } from '../store/stored-tree.js';
import { bestCheckpoint, type CosignedCheckpoint } from './best-checkpoint.js';

/** An entry at its place, with what whoever is given it may open of it. */
export interface PlacedEntry {
  readonly index: number;
  readonly entry: Buffer;
  readonly disclosures: readonly string[];
}
/** As it stands in a bundle: bytes in base64. */
export interface BundledEntry {
  readonly index: number;
  readonly entry: string;
  readonly proof: readonly string[];
  readonly disclosures: readonly string[];
}
export interface ProvedEntries {
  readonly shown: readonly BundledEntry[];
  /** Ascending: by which these entries were first witnessed, the one of this size left out. */
  readonly checkpoints: readonly CosignedCheckpoint[];
}

/** `entries` ascending by place, each proved to stand in the signed tree of this size. */
export async function proveEntries(tx: Pick<Tx, 'query'>, size: number, entries: readonly PlacedEntry[]): Promise<ProvedEntries> {
  const tree = storedTree(tx, size);
  const shown: BundledEntry[] = [];
  const checkpoints = new Map<number, CosignedCheckpoint>();
  let first = 0;
  for (const { index, entry, disclosures } of entries) {
    const proof = (await tree.proveInclusion(index)).map((hash) => hash.toString('base64'));
    shown.push({ index, entry: entry.toString('base64'), proof, disclosures });
    // One that holds the entry before may hold this one as well.
    const best = first > index ? null : await bestCheckpoint(tx, index);
    if (best && best.size < size) checkpoints.set(best.size, best);
    first = best?.size ?? first;
  }
  return { shown, checkpoints: [...checkpoints.values()].sort((one, other) => one.size - other.size) };
}
