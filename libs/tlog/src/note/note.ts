import { bytesFrom, textFrom } from '../text/strict-text.js';
import { NoteError } from './note-error.js';
import { assertKeyName } from './verifier-key.js';

/* signed-note v1.0.0: text, an empty line, signature lines. Read strictly; what cannot be read in one way only is refused. */
export interface NoteSignature {
  readonly name: string;
  /** 4 bytes. */
  readonly id: Buffer;
  /** What follows the id, as long as its kind makes it. */
  readonly signature: Buffer;
}
export interface Note {
  /** With its final newline, without the empty line: what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** As in Go's own reader. A line of 5 kB, as post-quantum witnesses write, is well within it. */
const LONGEST_NOTE = 1_000_000;
const MOST_SIGNATURES = 100;
const ID_BYTES = 4;
const CONTROL = /[\0-\x09\x0b-\x1f]/;
const LINE = /^\u2014 ([^ ]+) ([^ ]+)$/;

/** Throws NoteError for anything malformed. No signature is checked here: until one is, the text is nobody's. */
export function parseNote(input: string | Uint8Array): Note {
  if (input.length > LONGEST_NOTE) throw new NoteError('the note is too long');
  const whole = textFrom(input);
  if (whole === null) throw new NoteError('the note is not well-formed UTF-8');
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) throw new NoteError('the note has no empty line between its text and its signatures');
  const text = whole.slice(0, split + 1);
  assertNoteText(text);
  const lines = whole.slice(split + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw new NoteError('the note does not end with a line of a signature');
  if (lines.length > MOST_SIGNATURES) throw new NoteError(`the note has more than ${MOST_SIGNATURES} signatures`);
  return { text, signatures: lines.map(parseSignatureLine) };
}

/** Joins a text and signature lines, each with its newline. Throws NoteError when that would not be a note. */
export function formatNote(text: string, lines: readonly string[]): string {
  assertNoteText(text);
  const note = `${text}\n${lines.join('')}`;
  const parsed = parseNote(note);
  if (parsed.text !== text || parsed.signatures.length !== lines.length) throw new NoteError('these are not lines of signatures');
  return note;
}

export function signatureLine(name: string, id: Uint8Array, signature: Uint8Array): string {
  assertKeyName(name);
  if (id.length !== ID_BYTES || signature.length === 0) throw new NoteError('a signature line needs an id of 4 bytes and a signature');
  return `\u2014 ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** What may be signed: well-formed, ends in a newline, no other control characters. */
export function assertNoteText(text: string): void {
  if (!text.endsWith('\n')) throw new NoteError('the text of a note ends in a newline');
  if (textFrom(text) === null || CONTROL.test(text)) throw new NoteError('the text of a note has control characters or broken ones');
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name = '', encoded = ''] = LINE.exec(line) ?? [];
  const bytes = bytesFrom(encoded);
  if (bytes === null || bytes.length <= ID_BYTES) throw new NoteError('a line after the text is not a signature: \u2014 name base64');
  assertKeyName(name);
  return { name, id: bytes.subarray(0, ID_BYTES), signature: bytes.subarray(ID_BYTES) };
}
