import { isSignedBy, SIGNATURE_BYTES } from '../note/ed25519.js';
import { type NoteSignature, assertNoteText, signatureLine } from '../note/note.js';
import { NoteError } from '../note/note-error.js';
import { isNamed } from '../note/sign-note.js';
import type { SigningKey } from '../note/signing-key.js';
import type { VerifierKey } from '../note/verifier-key.js';
import { parseCheckpoint } from './checkpoint.js';

/* tlog-cosignature v1.0.1: a witness says that at this time it had seen no larger tree of this log, and none that this one does not continue. */
const TIME_BYTES = 8;

/** A whole signature line. Throws NoteError for what is no checkpoint, for a log's key and for a time that is no POSIX second. */
export function cosign(checkpointText: string, key: SigningKey, atSeconds: number): string {
  assertNoteText(checkpointText);
  parseCheckpoint(checkpointText);
  const { name, id, algorithm } = key.verifier;
  if (algorithm !== 4) throw new NoteError('this key signs notes; a witness has a key of the fourth kind');
  if (!isTime(atSeconds)) throw new NoteError('the time of a cosignature is in whole seconds since 1970');
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(atSeconds));
  return signatureLine(name, id, Buffer.concat([time, key.sign(signed(checkpointText, atSeconds))]));
}

/**
 * When the witness signed, in POSIX seconds, or null when this is not its cosignature of this text. A time of nought or beyond 2^53 is
 * none: the first says nothing and the second cannot be said exactly.
 */
export function verifyCosignature(checkpointText: string, { name, id, signature }: NoteSignature, key: VerifierKey): number | null {
  if (key.algorithm !== 4 || !isNamed({ name, id, signature }, key)) return null;
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return null;
  const at = Number(signature.readBigUInt64BE());
  if (!isTime(at)) return null;
  return isSignedBy(key.publicKey, signed(checkpointText, at), signature.subarray(TIME_BYTES)) ? at : null;
}

function signed(checkpointText: string, atSeconds: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${atSeconds}\n${checkpointText}`);
}

function isTime(seconds: number): boolean {
  return Number.isSafeInteger(seconds) && seconds > 0;
}
