import { CannotStart, type Handler, type Kept, listen, type Listening, type LogLine, type Place, Refused, type Routes } from '@lib/keeper';
import { onlyWith } from './bearer.js';
import { type Keys, lastSigned, LastCheckpointLost, signCheckpoint } from './sign-checkpoint.js';

export interface SignerParts {
  readonly keys: Keys;
  readonly kept: Kept;
  readonly secret: string;
}

/**
 * Throws `CannotStart` when what is kept is not what it signed. When nothing is kept it starts and says so to everybody who
 * asks: whoever looks after it should find it answering.
 */
export async function startSigner(parts: SignerParts, place: Place, log: LogLine): Promise<Listening> {
  const note = parts.kept.read();
  try {
    const { size } = lastSigned(note, parts.keys);
    log('info', 'what it signed last', { size });
  } catch (fault) {
    if (!(fault instanceof LastCheckpointLost)) throw fault;
    if (note !== null) throw new CannotStart(fault.message);
    log('error', fault.message);
  }
  return listen(routesOf(parts), place, log);
}

function routesOf({ keys, kept, secret }: SignerParts): Routes {
  const admit = onlyWith(secret);
  return new Map<string, Handler>([
    [
      'POST /sign-checkpoint',
      async ({ authorization, body }) => {
        admit(authorization);
        return { text: signCheckpoint(await body(), kept, keys) };
      },
    ],
    ['GET /last-checkpoint', () => ({ text: lastNote(kept, keys) })],
    ['GET /health', () => ({ text: `${lastSigned(kept.read(), keys).size}\n` })],
  ]);
}

/** Open to all, as a checkpoint is: it is made to be published. */
function lastNote(kept: Kept, keys: Keys): string {
  const note = kept.read();
  if (lastSigned(note, keys).size === 0 || note === null) throw new Refused(404, 'Nothing has been signed yet.');
  return note;
}
