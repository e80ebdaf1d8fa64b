import { parseInstant } from '@lib/kernel';
import { CannotContinue, orSayWhy } from './cannot-continue.js';
import { type Database, databaseInUse, migrate, openDatabase } from './database/database.js';
import { say } from './progress.js';
import { installation, type Installation } from './settings/installation.js';
import { RunLock } from './supervise/run-lock.js';
import { loadWorld } from './world/load-world.js';
import { readWorld } from './world/read-world.js';
import { worldPath } from './world/world-folder.js';

const USAGE = 'npm run world -- FILE.json [--until INSTANT] [--clock INSTANT|real]';

interface Asked {
  readonly file: string;
  readonly until: Date | undefined;
  readonly clock: Date | null;
}

function asked(given: readonly string[]): Asked {
  const options = new Map<string, string>();
  const files: string[] = [];
  for (let i = 0; i < given.length; i += 1) {
    const word = `${given[i]}`;
    if (!word.startsWith('--')) files.push(word);
    else if (word === '--until' || word === '--clock') options.set(word, given[(i += 1)] ?? '');
    else throw new CannotContinue(`${word} is not an option. ${USAGE}`);
  }
  const [file] = files;
  if (file === undefined || files.length > 1) throw new CannotContinue(`Say which world: ${USAGE}`);
  const clock = options.get('--clock') ?? 'real';
  return {
    file,
    until: options.has('--until') ? instant('--until', options.get('--until')) : undefined,
    clock: clock === 'real' ? null : instant('--clock', clock),
  };
}

function instant(option: string, text: string | undefined): Date {
  try {
    return parseInstant(text, { field: option });
  } catch {
    throw new CannotContinue(`${option} needs a date, a time and a zone, such as 2027-03-11T09:00:00Z.`);
  }
}

/** A story is told at a moved clock, and each of its shares opens at once: all of it is sealed afterwards. */
process.env.RELEASE_WAIT_SECONDS ??= '0';

/** Whatever already runs is used; otherwise the database is started for as long as this takes. */
async function withDatabase(place: Installation, work: (database: Database) => Promise<void>): Promise<void> {
  const running = process.env.DATABASE_URL ? undefined : databaseInUse(place);
  if (running) return work(running);
  const lock = await RunLock.take(place.dataDir, 'npm run world');
  try {
    const database = await openDatabase(place, say);
    try {
      await migrate(database, place);
      await work(database);
    } finally {
      await database.cluster?.stop();
    }
  } finally {
    lock.release();
  }
}

await orSayWhy(async () => {
  const { file, until, clock } = asked(process.argv.slice(2));
  const place = installation();
  if (place.mode === 'production') throw new CannotContinue('A world moves the clock, so none is loaded when NODE_ENV is production.');
  const path = worldPath(file);
  const world = await readWorld(path);
  await withDatabase(place, async ({ ownerUrl, addresses }) => {
    const places = { ownerUrl, apiUrl: addresses.api, workerUrl: addresses.worker, issuer: place.identityUrl };
    const loaded = await loadWorld(world, places, { name: path, clock, onProgress: say, ...(until ? { until } : {}) });
    say(`Loaded "${world.title}": ${world.people.length} people, ${loaded.acts} things that happened.`);
  });
});
