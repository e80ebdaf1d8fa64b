import { NoteError } from '../note/note-error.js';
import { bytesFrom, isSize, SIZE_WORDS, sizeFrom } from '../text/strict-text.js';
import { assertCheckpointNote, hashLines, parseHashLines, splitBeforeNote } from './hash-lines.js';

/* c2sp.org/tlog-proof@v1: one file that shows offline that an entry is in the log. */
export interface TlogProof {
  /** The holder's own additions. Nothing signs them: whatever is read from them must be shown to lead to the leaf. */
  readonly extra: Buffer | null;
  readonly index: number;
  /** From the leaf's neighbour upwards. */
  readonly hashes: readonly Buffer[];
  /** The whole note, signatures included, as the log gave it. */
  readonly checkpoint: string;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

export function formatProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  if (!isSize(index)) throw new NoteError(`the index of a proof is ${SIZE_WORDS}`);
  assertCheckpointNote(checkpoint);
  const extraLine = extra === null ? '' : `extra ${extra.toString('base64')}\n`;
  return `${FIRST_LINE}\n${extraLine}index ${index}\n${hashLines(hashes)}\n${checkpoint}`;
}

/** Throws NoteError for anything malformed. Nothing is verified yet. */
export function parseProof(input: string | Uint8Array): TlogProof {
  const { lines, note } = splitBeforeNote(input, 'proof');
  if (lines.shift() !== FIRST_LINE) throw new NoteError(`a proof begins with the line ${FIRST_LINE}`);
  const extra = lines[0]?.startsWith('extra ') ? extraFrom(lines.shift()) : null;
  const indexLine = lines.shift() ?? '';
  const index = indexLine.startsWith('index ') ? sizeFrom(indexLine.slice('index '.length)) : null;
  if (index === null) throw new NoteError(`a proof has a line "index" with ${SIZE_WORDS}`);
  return { extra, index, hashes: parseHashLines(lines), checkpoint: note };
}

function extraFrom(line = ''): Buffer {
  const extra = bytesFrom(line.slice('extra '.length));
  if (extra === null) throw new NoteError('the extra line of a proof is not base64');
  return extra;
}
