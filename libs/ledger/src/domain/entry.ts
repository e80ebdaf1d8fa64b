import { isUuid } from '@lib/kernel';

/** The shape of an entry, complete: nothing in it names a person, a recipient or even a kind of event. */
export interface Entry {
  readonly at: string;
  readonly custodian: string;
  readonly id: string;
  readonly log: string;
  readonly sd: readonly string[];
  readonly v: 1;
}

/** Every entry has sixteen digests, whatever it says, so that a withheld decision looks like any other. */
export const DIGESTS = 16;
/** tlog-tiles keeps an entry's length in two bytes. */
export const LONGEST_ENTRY = 65_535;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const NAME = /^[a-z0-9][a-z0-9./-]{0,199}$/;
const KEYS = 'at,custodian,id,log,sd,v';

export function assertEntry(entry: Entry): void {
  const wrong = problemOf(entry);
  if (wrong !== null) throw new TypeError(`an entry with ${wrong} cannot be recorded`);
}

function problemOf(entry: Entry): string | null {
  if (Object.keys(entry).sort().join() !== KEYS) return 'other fields';
  if (!INSTANT.test(entry.at) || new Date(entry.at).toISOString() !== entry.at) return 'a malformed instant';
  if (!NAME.test(entry.custodian)) return 'a malformed custodian';
  if (!NAME.test(entry.log)) return 'a malformed log name';
  if (!isUuid(entry.id) || entry.id[14] !== '7') return 'a malformed id';
  if (entry.v !== 1) return 'another version';
  return problemOfDigests(entry.sd);
}

function problemOfDigests(digests: readonly string[]): string | null {
  if (digests.length !== DIGESTS || digests.some((digest) => !DIGEST.test(digest))) return 'malformed digests';
  return digests.every((digest, i) => i === 0 || (digests[i - 1] ?? '') < digest) ? null : 'digests out of order';
}
