import { NoteError } from '../note/note-error.js';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.js';
import { oldSizeFrom, oldSizeLine } from './add-checkpoint.js';
import { hashLines, parseHashLines, splitAtEmptyLine } from './hash-lines.js';

/* Ours, not C2SP's: what a log asks of its own signer. The body of add-checkpoint, but the checkpoint has no signature yet: it is what is asked for. */
export interface SignRequest {
  readonly oldSize: number;
  readonly proof: Buffer[];
  readonly checkpoint: Checkpoint;
  /** What is to be signed. */
  readonly text: string;
}

export function formatSignRequest(oldSize: number, proof: readonly Uint8Array[], checkpoint: Checkpoint): string {
  return `${oldSizeLine(oldSize)}${hashLines(proof)}\n${formatCheckpoint(checkpoint)}`;
}

/** Throws NoteError for anything malformed, and for a checkpoint with lines after its root: this log has none. */
export function parseSignRequest(body: string | Uint8Array): SignRequest {
  const { lines, rest: text } = splitAtEmptyLine(body, 'request');
  const oldSize = oldSizeFrom(lines.shift());
  const { extensions, ...checkpoint } = parseCheckpoint(text);
  if (extensions.length > 0) throw new NoteError('this log has no lines after the root');
  return { oldSize, proof: parseHashLines(lines), checkpoint, text };
}
