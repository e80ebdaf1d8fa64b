import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** SHA-256 of the canonical JSON (RFC 8785): the same content has the same hash wherever it is worked out. */
export function canonicalHash(content: unknown): Buffer {
  return createHash('sha256').update(canonicalize(content)).digest();
}
