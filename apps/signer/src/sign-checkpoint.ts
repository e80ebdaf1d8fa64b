import { type Kept, mustFollow, Refused } from '@lib/keeper';
import {
  type Checkpoint,
  formatNote,
  NoteError,
  openCheckpoint,
  parseSignRequest,
  signatureLine,
  type SigningKey,
  type SignRequest,
} from '@lib/tlog';

export type Keys = readonly [SigningKey, ...SigningKey[]];

/** What is kept is not what this signer signed, or is not there. The message is the cure. */
export class LastCheckpointLost extends Refused {
  constructor(what: string) {
    super(
      503,
      `Its last checkpoint ${what}: restore it, or begin a new log. The newest note with this log's signature, from the database or from any witness, is what belongs in last-checkpoint.`,
    );
  }
}

/** Throws `LastCheckpointLost`. */
export function lastSigned(note: string | null, [key]: Keys): Checkpoint {
  if (note === null) throw new LastCheckpointLost('is missing');
  try {
    return openCheckpoint(note, key.verifier);
  } catch (fault) {
    if (!(fault instanceof NoteError)) throw fault;
    throw new LastCheckpointLost('is not one that log.key signed');
  }
}

/**
 * Signs the checkpoint in the body (that of add-checkpoint in tlog-witness, but with the bare text of the checkpoint) when it
 * holds all of the last one signed, and keeps it before it answers with the lines of signature. A second request for the last
 * one is answered again: Ed25519 gives the same signature, and it was the answer that got lost. Throws `Refused`.
 */
export function signCheckpoint(body: string, kept: Kept, keys: Keys): string {
  const { oldSize, proof, checkpoint, text } = asked(body);
  const { name } = keys[0].verifier;
  if (checkpoint.origin !== name) throw new Refused(403, `This signer signs for ${name} only.`);
  return kept.change((note) => {
    mustFollow(lastSigned(note, keys), checkpoint, oldSize, proof);
    const lines = keys.map((key) => signatureLine(key.verifier.name, key.verifier.id, key.sign(Buffer.from(text))));
    return { next: formatNote(text, lines), answer: lines.join('') };
  });
}

function asked(body: string): SignRequest {
  try {
    return parseSignRequest(body);
  } catch (fault) {
    if (!(fault instanceof NoteError)) throw fault;
    throw new Refused(400, `This is not a checkpoint to be signed: ${fault.message}.`);
  }
}
