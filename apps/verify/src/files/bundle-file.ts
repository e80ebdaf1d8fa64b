import { readText } from './read.js';
import { bytesOf, jsonOf, listOf, type Members, membersOf, textOf, textsOf, wholeOf } from './shape.js';
import { CannotTell, type Json } from '../wording/answer.js';

export interface BundledEntry {
  readonly index: number;
  readonly entry: Buffer;
  /** Of inclusion in the newest checkpoint. */
  readonly proof: readonly Buffer[];
  readonly disclosures: readonly string[];
}
/** All that an agency has of the record, as a claim: nothing is checked yet. */
export interface Bundle {
  readonly log: string;
  readonly agency: { readonly id: string; readonly name: string };
  /** When it was made, as it says itself. */
  readonly at: string;
  readonly checkpoint: string;
  /** Older ones, ascending. */
  readonly checkpoints: readonly string[];
  readonly entries: readonly BundledEntry[];
}

export function readBundle(path: string): Bundle {
  return bundleOf(readText(path), path);
}

export function bundleOf(text: string, path: string): Bundle {
  const what = `The bundle ${path}`;
  const all = membersOf(jsonOf(text, what), what);
  if (all.v !== 1) throw new CannotTell(`${what} is of a version that this program does not know: get a newer copy of this program.`);
  const agency = membersOf(all.agency, what);
  return {
    log: textOf(all.log, what),
    agency: { id: textOf(agency.id, what), name: textOf(agency.name, what) },
    at: textOf(all.at, what),
    checkpoint: textOf(all.checkpoint, what),
    checkpoints: textsOf(all.checkpoints, what),
    entries: listOf(all.entries, what).map((one) => bundledEntry(one, what)),
  };
}

function bundledEntry(value: Json, what: string): BundledEntry {
  const { index, entry, proof, disclosures }: Members = membersOf(value, what);
  return {
    index: wholeOf(index, what),
    entry: bytesOf(entry, what),
    proof: listOf(proof, what).map((hash) => bytesOf(hash, what)),
    disclosures: textsOf(disclosures, what),
  };
}
