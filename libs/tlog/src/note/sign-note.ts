import { isSignedBy } from './ed25519.js';
import { assertNoteText, formatNote, type NoteSignature, signatureLine } from './note.js';
import { NoteError } from './note-error.js';
import type { SigningKey } from './signing-key.js';
import type { VerifierKey } from './verifier-key.js';

/** The note with this one signature. Throws NoteError for a text that cannot be a note's and for a witness's key, which signs otherwise. */
export function signNote(text: string, key: SigningKey): string {
  assertNoteText(text);
  const { name, id, algorithm } = key.verifier;
  if (algorithm !== 1) throw new NoteError('this key cosigns checkpoints; notes are signed by keys of the first kind');
  return formatNote(text, [signatureLine(name, id, key.sign(Buffer.from(text)))]);
}

/** Whether the signature is this key's and holds for the text. False, not an error, for a signature of another key or kind. */
export function verifySignature(text: string, signature: NoteSignature, key: VerifierKey): boolean {
  return key.algorithm === 1 && isNamed(signature, key) && isSignedBy(key.publicKey, Buffer.from(text), signature.signature);
}

/** Name and id together say whose signature a line claims to be; either alone says nothing. */
export function isNamed(signature: NoteSignature, key: VerifierKey): boolean {
  return signature.name === key.name && signature.id.equals(key.id);
}
