import { canonicalize } from 'json-canonicalize';
import { type Entry, assertEntry, LONGEST_ENTRY } from '../domain/entry.js';
import { assertStrictJson } from '../domain/strict-json.js';

/**
 * RFC 8785, once: these bytes are stored, and everything afterwards hashes the stored bytes. The guard stands before the library because
 * the library lets lone surrogates, undefined and class instances through.
 */
export function entryBytes(entry: Entry): Buffer {
  assertStrictJson(entry);
  assertEntry(entry);
  const bytes = Buffer.from(canonicalize(entry), 'utf8');
  if (bytes.length > LONGEST_ENTRY) throw new RangeError(`an entry of ${bytes.length} bytes is too long to record`);
  return bytes;
}
