import { readPolicy, readText } from '../files/read.js';
import { concluded, sealFound, sealRows } from '../seal/conclusion.js';
import { sealOf } from '../seal/seal.js';
import type { Answer } from '../wording/answer.js';
import { count } from '../wording/words.js';

/** Who signed that the record had so many entries with this root. */
export function checkpoint({ file, policy }: { readonly file: string; readonly policy?: string }): Answer {
  const seal = sealOf(readText(file), readPolicy(policy));
  const shown = `This checkpoint says that the record ${seal.origin} had ${count(seal.size, 'entry', 'entries')} with one root`;
  return { ...concluded(seal, shown), rows: sealRows(seal), found: sealFound(seal) };
}
