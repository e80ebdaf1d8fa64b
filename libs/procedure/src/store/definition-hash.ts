import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { ProcedureDefinition } from '../domain/definition.js';

/** SHA-256 of the canonical JSON (RFC 8785): the same map has the same hash wherever it is worked out. */
export function definitionHash(map: ProcedureDefinition): Buffer {
  return createHash('sha256').update(canonicalize(map)).digest();
}
