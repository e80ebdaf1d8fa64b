import { leafHash, type Policy, ProofError, verifyInclusion } from '@lib/tlog';
import type { Bundle, BundledEntry } from '../files/bundle-file.js';
import { type Seal, sealOf } from '../seal/seal.js';
import { CannotTell, Disproven } from '../wording/answer.js';
import { openEntry, type OpenedEntry } from './opened-entry.js';

export interface PlacedEntry extends OpenedEntry {
  readonly index: number;
}
/** A bundle of which every entry was found where it says, in its form, with only what it commits to. */
export interface CheckedBundle extends Pick<Bundle, 'agency' | 'at'> {
  readonly seal: Seal;
  /** Ascending, the newest one last. */
  readonly seals: readonly Seal[];
  readonly entries: readonly PlacedEntry[];
}

/** Disproven names the first bad index. */
export function checkBundle(bundle: Bundle, policy: Policy | null): CheckedBundle {
  const seal = sealOf(bundle.checkpoint, policy);
  if (seal.origin !== bundle.log)
    throw new CannotTell(`The bundle says it is of ${bundle.log} and its checkpoint is of ${seal.origin}: they do not belong together.`);
  const seals = [...bundle.checkpoints.map((note) => sealOf(note, policy)), seal];
  seals.forEach((one, i) => assertFollows(one, seals[i - 1]));
  let last = -1;
  const ids = new Set<string>();
  const entries = bundle.entries.map((one) => {
    if (one.index <= last)
      throw new Disproven(`Entry ${one.index} stands behind entry ${last}: the bundle is not in the record's order.`, { index: one.index });
    last = one.index;
    const opened = checkEntry(one, seal);
    if (ids.has(opened.entry.id)) throw new Disproven(`Entry ${one.index} has the id of an earlier one.`, { index: one.index });
    ids.add(opened.entry.id);
    return { ...opened, index: one.index };
  });
  return { agency: bundle.agency, at: bundle.at, seal, seals, entries };
}

/** That the entry stands at its index under the checkpoint, and commits to what is shown of it. */
export function checkEntry({ index, entry, proof, disclosures }: BundledEntry, seal: Seal): OpenedEntry {
  try {
    verifyInclusion({ index, size: seal.size, leaf: leafHash(entry), proof, root: seal.root });
    return openEntry(entry, disclosures, seal.origin);
  } catch (fault) {
    if (fault instanceof ProofError)
      throw new Disproven(
        `Entry ${index} is not in the record under this checkpoint as it is shown here (${fault.message}): the entry, its place or its proof was changed.`,
        { index },
      );
    if (fault instanceof Disproven) throw new Disproven(`Entry ${index}: ${fault.message}`, { index });
    throw fault;
  }
}

function assertFollows(seal: Seal, before: Seal | undefined): void {
  if (before === undefined) return;
  if (seal.origin !== before.origin)
    throw new CannotTell(`The bundle has checkpoints of ${before.origin} and of ${seal.origin}: they do not belong together.`);
  if (seal.size < before.size)
    throw new Disproven(`The checkpoint of ${seal.size} entries stands behind that of ${before.size}: the bundle is not in order.`);
  if (seal.size === before.size && !seal.root.equals(before.root))
    throw new Disproven(
      `The bundle has two different checkpoints of ${seal.size} entries: the record showed two histories. Run compare to keep the evidence.`,
    );
}
