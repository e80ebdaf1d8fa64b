import { FormatError } from '../text/format-error.js';
import { TILE_WIDTH } from './tile-name.js';

/* An entry bundle (tlog-tiles v0.1.0): up to 256 entries, each behind its length in two bytes, the greater first. */
const LENGTH_BYTES = 2;
const LONGEST_ENTRY = 65_535;

export function bundleEntries(entries: readonly Uint8Array[]): Buffer {
  if (entries.length > TILE_WIDTH) throw new FormatError('a bundle holds at most 256 entries');
  return Buffer.concat(entries.flatMap((entry) => [lengthOf(entry), entry]));
}

/** The entries of a bundle, as views of it; FormatError when it ends within one. */
export function unbundleEntries(bundle: Uint8Array): Buffer[] {
  const bytes = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const from = at + LENGTH_BYTES;
    at = from <= bytes.length ? from + bytes.readUInt16BE(at) : Infinity;
    if (at > bytes.length) throw new FormatError(`the bundle ends within its entry ${entries.length}`);
    if (entries.push(bytes.subarray(from, at)) > TILE_WIDTH) throw new FormatError('a bundle holds at most 256 entries');
  }
  return entries;
}

function lengthOf(entry: Uint8Array): Buffer {
  if (entry.length > LONGEST_ENTRY) throw new FormatError(`an entry of ${entry.length} bytes does not fit into a bundle`);
  return Buffer.of(Math.floor(entry.length / 256), entry.length % 256);
}
