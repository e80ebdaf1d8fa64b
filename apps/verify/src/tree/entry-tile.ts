import { formFault } from '../record/entry-form.js';
import { HASH_BYTES, leafInto } from './hashing.js';

/** What was found in one bundle of up to 256 entries. Indexes are within the record. */
export interface EntryTile {
  /** The leaf hashes of the entries read, in a row. */
  readonly leaves: Buffer;
  /** The first entry that is no entry, or the place at which the file is no longer a row of entries. */
  readonly fault: { readonly index: number; readonly why: string } | null;
}
export interface Reading {
  /** The index of its first entry, and how many there must be. */
  readonly first: number;
  readonly width: number;
  /** Whether others may follow. */
  readonly grown: boolean;
  /** Null leaves the form of the entries unchecked. */
  readonly log: string | null;
  readonly ids: Set<string>;
}

const LENGTH_BYTES = 2;
const BEFORE_ID = '"id":"';
const ID_LENGTH = 36;

/** tlog-tiles v0.1.0: each entry behind its length in two bytes, the greater first. The bundle's bytes are used up. */
export function readEntryTile(bundle: Buffer, reading: Reading): EntryTile {
  const { first, width, grown } = reading;
  const row = Buffer.alloc(width * HASH_BYTES);
  let fault: EntryTile['fault'] = null;
  let at = 0;
  for (let i = 0; i < width; i++) {
    const from = at + LENGTH_BYTES;
    const to = endOf(bundle, at);
    if (to > bundle.length) {
      fault ??= { index: first + i, why: 'the file ends before or within it' };
      return { leaves: row.subarray(0, i * HASH_BYTES), fault };
    }
    leafInto(row, i, bundle, from, to);
    fault ??= faultOf(bundle, [from, to], first + i, reading);
    at = to;
  }
  if (at < bundle.length && !grown) fault ??= { index: first + width, why: 'the file goes on where the record ends' };
  return { leaves: row, fault };
}

/** Beyond any bundle when the length itself is cut off. */
function endOf(bundle: Buffer, at: number): number {
  const high = bundle[at];
  const low = bundle[at + 1];
  return high === undefined || low === undefined ? Infinity : at + LENGTH_BYTES + high * 256 + low;
}

function faultOf(bundle: Buffer, [from, to]: readonly [number, number], index: number, { log, ids }: Reading): EntryTile['fault'] {
  if (log === null) return null;
  const text = bundle.toString('latin1', from, to);
  const why = formFault(text, log);
  if (why !== null) return { index, why };
  // Read anew from the bytes: a slice of the text would keep all of it in memory for as long as the id.
  const start = from + text.indexOf(BEFORE_ID) + BEFORE_ID.length;
  const id = bundle.toString('latin1', start, start + ID_LENGTH);
  if (ids.has(id)) return { index, why: 'it has the id of an earlier entry' };
  ids.add(id);
  return null;
}
