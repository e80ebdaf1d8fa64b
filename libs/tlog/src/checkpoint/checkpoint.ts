import { HASH_BYTES } from '../merkle/hash.js';
import { parseNote } from '../note/note.js';
import { NoteError } from '../note/note-error.js';
import { isNamed, verifySignature } from '../note/sign-note.js';
import type { VerifierKey } from '../note/verifier-key.js';
import { bytesFrom, isSize, SIZE_WORDS, sizeFrom } from '../text/strict-text.js';

/* tlog-checkpoint v1.0.0: the text of a note in three lines, origin, size and root. */
export interface Checkpoint {
  /** Which log: the name of its key as well. */
  readonly origin: string;
  /** In leaves. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
}
export interface ParsedCheckpoint extends Checkpoint {
  /** Lines after the third. Our own log writes none; nobody vouches for what they say. */
  readonly extensions: readonly string[];
}

export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (origin === '' || origin.includes('\n')) throw new NoteError('the origin of a checkpoint is one line');
  if (!isSize(size)) throw new NoteError(`the size of a checkpoint is ${SIZE_WORDS}`);
  if (root.length !== HASH_BYTES) throw new NoteError('the root of a checkpoint is 32 bytes');
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** From the text of a note, not the note. Throws NoteError. */
export function parseCheckpoint(text: string): ParsedCheckpoint {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length < 3) throw new NoteError('a checkpoint has three lines: origin, size and root');
  if (lines.includes('')) throw new NoteError('a checkpoint has no empty lines');
  const [origin = '', sizeText = '', rootText = '', ...extensions] = lines;
  const size = sizeFrom(sizeText);
  if (size === null) throw new NoteError(`the size of a checkpoint is ${SIZE_WORDS}`);
  const root = bytesFrom(rootText);
  if (root?.length !== HASH_BYTES) throw new NoteError('the root of a checkpoint is 32 bytes in base64');
  return { origin, size, root, extensions };
}

/**
 * The checkpoint of a note that this log key signed. Throws NoteError for another origin, and when any signature that claims to be the
 * key's fails, even beside one that holds (signed-note: reject the whole note).
 */
export function openCheckpoint(note: string, key: VerifierKey): ParsedCheckpoint {
  const { text, signatures } = parseNote(note);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== key.name) throw new NoteError(`the checkpoint is not of ${key.name}`);
  const claimed = signatures.filter((signature) => isNamed(signature, key));
  if (claimed.length === 0) throw new NoteError(`the checkpoint is not signed by ${key.name}`);
  if (!claimed.every((signature) => verifySignature(text, signature, key)))
    throw new NoteError(`the signature of ${key.name} does not hold`);
  return checkpoint;
}
