import { type Handler, listen, type Listening, type LogLine, type Place, Refused, type Routes } from '@lib/keeper';
import type { SigningKey } from '@lib/tlog';
import { addCheckpoint, type Witness } from './add-checkpoint.js';
import { lookBack } from './last-cosigned.js';
import { originHash, type WitnessedLog, type WitnessedLogs } from './logs.js';

export interface WitnessParts {
  readonly key: SigningKey;
  readonly logs: WitnessedLogs;
  readonly now?: () => number;
}

const clock = (): number => Math.floor(Date.now() / 1000);

/** Throws `CannotStart` when what is kept of a log is not what it cosigned. */
export async function startWitness({ key, logs, now = clock }: WitnessParts, place: Place, log: LogLine): Promise<Listening> {
  for (const { origin, kept } of logs.values()) sayWhatWasSeen(origin, kept.read(), key, log);
  const onFork = (origin: string, note: string): void =>
    log('error', 'a log signed what does not hold what it had before: keep this line', { origin, note });
  return listen(routesOf({ key, logs, now, onFork }), place, log);
}

function sayWhatWasSeen(origin: string, note: string | null, key: SigningKey, log: LogLine): void {
  const { size } = lookBack(note, origin, key);
  if (note === null) log('warn', 'nothing was seen of this log: the first checkpoint of it is taken as it is', { origin });
  else log('info', 'what it saw last', { origin, size });
}

function routesOf(witness: Witness): Routes {
  const routes = new Map<string, Handler>([
    ['POST /add-checkpoint', async ({ body }) => ({ text: addCheckpoint(await body(), witness) })],
    ['GET /health', () => ({ text: 'well\n' })],
  ]);
  for (const log of witness.logs.values()) routes.set(`GET /${originHash(log.origin)}/checkpoint`, () => ({ text: noteOf(log) }));
  return routes;
}

function noteOf({ origin, kept }: WitnessedLog): string {
  const note = kept.read();
  if (note === null) throw new Refused(404, `Nothing of ${origin} has been cosigned yet.`);
  return note;
}
