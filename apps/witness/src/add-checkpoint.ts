import { mustFollow, Refused } from '@lib/keeper';
import {
  type Checkpoint,
  cosign,
  formatNote,
  NoteError,
  type NoteSignature,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  signatureLine,
  type SigningKey,
  type VerifierKey,
  verifySignature,
} from '@lib/tlog';
import { lastCosigned } from './last-cosigned.js';
import type { WitnessedLog, WitnessedLogs } from './logs.js';

interface Submitted {
  readonly oldSize: number;
  readonly proof: readonly Buffer[];
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
  readonly checkpoint: Checkpoint;
}

export interface Witness {
  readonly key: SigningKey;
  readonly logs: WitnessedLogs;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** A checkpoint that its log signed and that does not hold what the log had before: evidence, for whoever looks into it. */
  readonly onFork: (origin: string, note: string) => void;
}

/**
 * Answers a body of tlog-witness with the cosignature line, kept before it is given. Throws `Refused`: 400 malformed, 404 a
 * log that is not witnessed, 403 not signed by its log, then as `mustFollow`.
 */
export function addCheckpoint(body: string, witness: Witness): string {
  const submitted = parsed(body);
  const log = witness.logs.get(submitted.checkpoint.origin);
  if (!log) throw new Refused(404, 'This witness does not know that log.');
  const signedBy = log.keys.flatMap((key) => signatureOf(submitted, key));
  if (signedBy.length === 0) throw new Refused(403, `There is no signature of ${log.origin} that this witness trusts.`);
  const note = (more: readonly string[]): string => formatNote(submitted.text, [...signedBy, ...more]);
  try {
    return cosigned(submitted, log, witness, (line) => note([line]));
  } catch (fault) {
    if (fault instanceof Refused && fault.status === 422) witness.onFork(log.origin, note([]));
    throw fault;
  }
}

/** The time is never before the last one's, whatever the clock does: later cosignatures speak for at least as much. */
function cosigned(
  { oldSize, proof, text, checkpoint }: Submitted,
  log: WitnessedLog,
  witness: Witness,
  noteWith: (line: string) => string,
): string {
  return log.kept.change((kept) => {
    const last = lastCosigned(kept, log.origin, witness.key);
    mustFollow(last, checkpoint, oldSize, proof);
    const line = cosign(text, witness.key, Math.max(witness.now(), last.at));
    return { next: noteWith(line), answer: line };
  });
}

/** Its line, when it signed. One that says it is by a trusted key and does not verify spoils the whole note. */
function signatureOf({ text, signatures }: Submitted, key: VerifierKey): string[] {
  const [first, ...more] = signatures.filter(({ name, id }) => name === key.name && id.equals(key.id));
  if (!first) return [];
  if ([first, ...more].some((signature) => !verifySignature(text, signature, key)))
    throw new Refused(403, `A signature says it is by ${key.name} and is not.`);
  return [signatureLine(first.name, first.id, first.signature)];
}

function parsed(body: string): Submitted {
  try {
    const { oldSize, proof, note } = parseAddCheckpoint(body);
    const { text, signatures } = parseNote(note);
    return { oldSize, proof, text, signatures, checkpoint: parseCheckpoint(text) };
  } catch (fault) {
    if (!(fault instanceof NoteError)) throw fault;
    throw new Refused(400, `This is not a checkpoint to be witnessed: ${fault.message}.`);
  }
}
