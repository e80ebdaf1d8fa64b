import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { QuestionSet } from '../domain/question-set.js';

/** SHA-256 of the canonical JSON (RFC 8785): the same questions have the same hash wherever it is worked out. */
export function definitionHash(set: QuestionSet): Buffer {
  return createHash('sha256').update(canonicalize(set)).digest();
}
