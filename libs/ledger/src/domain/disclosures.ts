import { createHash, randomBytes } from 'node:crypto';
import { assertStrictJson, type StrictJson } from './strict-json.js';

/*
 * Salted disclosures as in RFC 9901 (4.2.1 and 4.2.3): the log holds the digest, the custodian holds what opens it. The digest is over the
 * encoded text as it is stored, so nothing has to be put in order again to check it. Without the salt a name or a level could be guessed
 * from its hash; with the salt destroyed, the digest says nothing.
 */
export type RandomSource = (bytes: number) => Uint8Array;
export const systemRandom: RandomSource = (bytes) => randomBytes(bytes);
const SALT_BYTES = 16;

export interface Disclosure {
  readonly encoded: string;
  readonly digest: string;
}

export function newSalt(random: RandomSource): string {
  return base64url(random(SALT_BYTES));
}

export function disclose(name: string, value: StrictJson, salt: string): Disclosure {
  assertStrictJson(value, name);
  const encoded = base64url(Buffer.from(JSON.stringify([salt, name, value]), 'utf8'));
  return { encoded, digest: digestOf(encoded) };
}

/** What a disclosure says; null for a text that is none. */
export function readDisclosure(encoded: string): readonly [salt: unknown, name: unknown, value: unknown] | null {
  try {
    const said: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return Array.isArray(said) && said.length === 3 ? [said[0], said[1], said[2]] : null;
  } catch {
    return null;
  }
}

/** The digest of an encoded disclosure: SHA-256 over its ASCII text. */
export function digestOf(encoded: string): string {
  return base64url(createHash('sha256').update(encoded, 'ascii').digest());
}

/** A digest of nothing (RFC 9901, 4.2.5), so that the number of digests does not tell how much there is. */
export function decoy(random: RandomSource): string {
  return base64url(createHash('sha256').update(random(32)).digest());
}

/** Filled up with decoys and sorted: neither the count nor the order says which digest is which. */
export function padded(digests: readonly string[], size: number, random: RandomSource): string[] {
  if (digests.length > size) throw new RangeError(`${digests.length} digests do not fit into ${size}`);
  const filled = [...digests, ...Array.from({ length: size - digests.length }, () => decoy(random))];
  return filled.sort((a, b) => (a < b ? -1 : 1));
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
