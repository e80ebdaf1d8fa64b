import { NoteError } from '../note/note-error.js';
import { isSize, SIZE_WORDS, sizeFrom } from '../text/strict-text.js';
import { assertCheckpointNote, hashLines, parseHashLines, splitBeforeNote } from './hash-lines.js';

/* The body of tlog-witness v1.0.0's add-checkpoint: the size the witness last saw, a proof from there, the new checkpoint. */
export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: Buffer[];
  /** The whole note, its signatures not yet verified. */
  readonly note: string;
}

const SIZE_LINE = 'old ';

export function formatAddCheckpoint(oldSize: number, proof: readonly Uint8Array[], note: string): string {
  assertCheckpointNote(note);
  return `${oldSizeLine(oldSize)}${hashLines(proof)}\n${note}`;
}

export function oldSizeLine(oldSize: number): string {
  if (!isSize(oldSize)) throw new NoteError(`the old size is ${SIZE_WORDS}`);
  return `${SIZE_LINE}${oldSize}\n`;
}

export function oldSizeFrom(line = ''): number {
  const oldSize = line.startsWith(SIZE_LINE) ? sizeFrom(line.slice(SIZE_LINE.length)) : null;
  if (oldSize === null) throw new NoteError(`the request begins with a line "old" and ${SIZE_WORDS}`);
  return oldSize;
}

/** Throws NoteError for anything malformed, which a witness answers with 400; every other check is the witness's own. */
export function parseAddCheckpoint(body: string | Uint8Array): AddCheckpoint {
  const { lines, note } = splitBeforeNote(body, 'request');
  const oldSize = oldSizeFrom(lines.shift());
  return { oldSize, proof: parseHashLines(lines), note };
}
