import { FormatError } from '../text/format-error.js';

/** A note, key, checkpoint or proof file that is malformed, or whose signature does not hold. */
export class NoteError extends FormatError {
  override readonly name = 'NoteError';
}
