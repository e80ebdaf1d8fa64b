import { HASH_BYTES } from '../merkle/hash.js';
import { parseNote } from '../note/note.js';
import { NoteError } from '../note/note-error.js';
import { bytesFrom, textFrom } from '../text/strict-text.js';
import { parseCheckpoint } from './checkpoint.js';

/** tlog-witness allows no more, and no tree that can exist needs more. */
const MOST_HASHES = 63;

export function hashLines(hashes: readonly Uint8Array[]): string {
  if (hashes.length > MOST_HASHES) throw new NoteError(`a proof has at most ${MOST_HASHES} hashes`);
  if (hashes.some((hash) => hash.length !== HASH_BYTES)) throw new NoteError('a hash of a proof is 32 bytes');
  return hashes.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('');
}

export function parseHashLines(lines: readonly string[]): Buffer[] {
  if (lines.length > MOST_HASHES) throw new NoteError(`a proof has at most ${MOST_HASHES} hashes`);
  return lines.map((line) => {
    const hash = bytesFrom(line);
    if (hash?.length !== HASH_BYTES) throw new NoteError('a hash of a proof is 32 bytes in base64');
    return hash;
  });
}

/** Lines, an empty line and a checkpoint's note: so are proof files and what is sent to a witness. The note is read but not verified. */
export function splitBeforeNote(input: string | Uint8Array, what: string): { lines: string[]; note: string } {
  const { lines, rest: note } = splitAtEmptyLine(input, what);
  assertCheckpointNote(note);
  return { lines, note };
}

export function splitAtEmptyLine(input: string | Uint8Array, what: string): { lines: string[]; rest: string } {
  const text = textFrom(input);
  if (text === null) throw new NoteError(`the ${what} is not well-formed UTF-8`);
  const split = text.indexOf('\n\n');
  if (split < 0) throw new NoteError(`the ${what} has no empty line before its checkpoint`);
  return { lines: text.slice(0, split).split('\n'), rest: text.slice(split + 2) };
}

export function assertCheckpointNote(note: string): void {
  parseCheckpoint(parseNote(note).text);
}
