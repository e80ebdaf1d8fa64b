import { CannotStart, NOTHING_YET, Refused, type TreeHead } from '@lib/keeper';
import { NoteError, parseCheckpoint, parseNote, type SigningKey, verifyCosignature } from '@lib/tlog';

export interface Cosigned extends TreeHead {
  /** When, in seconds since 1970; 0 when nothing was ever cosigned. */
  readonly at: number;
}

/** The last checkpoint that was cosigned, read out of its note. Throws `Refused` 503, with the cure, when it is not one of ours. */
export function lastCosigned(note: string | null, origin: string, key: SigningKey): Cosigned {
  if (note === null) return { ...NOTHING_YET, at: 0 };
  try {
    const { text, signatures } = parseNote(note);
    const checkpoint = parseCheckpoint(text);
    const times = signatures.map((signature) => verifyCosignature(text, signature, key.verifier)).filter((at) => at !== null);
    if (checkpoint.origin === origin && times.length > 0) return { ...checkpoint, at: Math.max(...times) };
  } catch (fault) {
    if (!(fault instanceof NoteError)) throw fault;
  }
  throw new Refused(
    503,
    `What is kept about ${origin} is not a checkpoint that this witness cosigned. Put the file back from its backup. If there is none, retire this key: begin in an empty folder under a new name, and hand out the new public key.`,
  );
}

/** The same at the start: a witness that does not know what it saw does not start. */
export function lookBack(note: string | null, origin: string, key: SigningKey): Cosigned {
  try {
    return lastCosigned(note, origin, key);
  } catch (fault) {
    throw fault instanceof Refused ? new CannotStart(fault.message) : fault;
  }
}
