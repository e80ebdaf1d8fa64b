import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue, orSayWhy } from './cannot-continue.js';
import { withoutPassword } from './database/addresses.js';
import { followIssuer, isEmpty } from './database/demo-accounts.js';
import { DATABASE_NAME, migrate, openDatabase, type Database } from './database/database.js';
import { say } from './progress.js';
import { installation, refuseDemoInProduction, type Installation } from './settings/installation.js';
import { refuseTakenPorts } from './settings/ports.js';
import { servicePlans } from './supervise/plans.js';
import { RunLock } from './supervise/run-lock.js';
import { Service } from './supervise/service.js';
import { stopWithNpm } from './supervise/stop-with-npm.js';

const LOADING = 'demonstration-half-loaded';

/** What has been started so far, so that it can be stopped from any point on, last first. */
const toStop: (() => Promise<void> | void)[] = [];
let stopping = false;

async function stopAll(): Promise<void> {
  for (let stop = toStop.pop(); stop; stop = toStop.pop()) await stop();
}

async function start(): Promise<void> {
  const place = installation();
  refuseDemoInProduction(place);
  const lock = await RunLock.take(place.dataDir, 'npm start', place.portalUrl);
  toStop.push(() => lock.release());
  await refuseTakenPorts(place.ports, place.demo ? ['portal', 'api', 'identity'] : ['portal', 'api'], lock.afterCrash ? 10_000 : 0);
  const database = await startDatabase(place);
  await prepare(place, database);
  await startServices(place, database);
  if (!stopping)
    process.stdout.write(
      `\nConcordat is ready: ${place.portalUrl}\nCtrl-C stops it. What you enter is kept in ${place.dataDir}; \`npm run reset\` starts over.\n`,
    );
}

async function startDatabase(place: Installation): Promise<Database> {
  say(process.env.DATABASE_URL ? 'Using the PostgreSQL server of DATABASE_URL' : 'Starting PostgreSQL');
  const database = await openDatabase(place, say);
  const { cluster } = database;
  if (cluster) {
    toStop.push(() => cluster.stop());
    cluster.onCrash(() => say('PostgreSQL ended unexpectedly and was started again'));
  }
  return database;
}

async function prepare(place: Installation, database: Database): Promise<void> {
  if (stopping) return;
  await dropHalfLoaded(place, database);
  const ran = await migrate(database, place);
  if (ran.length > 0) say(`Brought the database up to date (${ran.length} migrations)`);
  if (!place.demo || stopping) return;
  if (await isEmpty(database.ownerUrl)) await loadWorld(place, database);
  await followIssuer(database.ownerUrl, place.identityUrl);
}

/** A note beside the data says that the load has begun: one that was cut short is begun again, never taken for whole. */
async function loadWorld(place: Installation, database: Database): Promise<void> {
  say('Loading the demonstration: invented people and agencies');
  const begun = join(place.dataDir, LOADING);
  writeFileSync(begun, '');
  const { loadDemoWorld } = await import('./world/load-demo-world.js');
  const { ownerUrl, addresses } = database;
  await loadDemoWorld({ ownerUrl, apiUrl: addresses.api, workerUrl: addresses.worker, issuer: place.identityUrl, onProgress: say });
  rmSync(begun);
}

/** What an interrupted load left is dropped; on somebody else's server that is for them to do. */
async function dropHalfLoaded(place: Installation, { cluster, ownerUrl }: Database): Promise<void> {
  const begun = join(place.dataDir, LOADING);
  if (!existsSync(begun)) return;
  if (!cluster) {
    throw new CannotContinue(
      `Loading the demonstration into ${withoutPassword(ownerUrl)} was interrupted. Drop and create that database, delete ${begun}, and run npm start again.`,
    );
  }
  say('The last start was interrupted while it loaded the demonstration; beginning with a new database');
  await cluster.recreateDatabase(DATABASE_NAME);
  rmSync(begun);
}

async function startServices(place: Installation, database: Database): Promise<void> {
  const [portal, ...others] = servicePlans(place, database)
    .reverse()
    .map((plan) => ({ plan, service: new Service(plan, say) }));
  for (const group of [others.reverse(), portal ? [portal] : []]) {
    if (stopping) return;
    say(`Starting ${group.map(({ plan }) => plan.name).join(', ')}`);
    for (const { service } of group) toStop.push(() => service.stop());
    await Promise.all(group.map(({ service }) => service.start()));
  }
}

const started = start();

function stopForGood(): void {
  if (stopping) return;
  stopping = true;
  process.stdout.write('\nStopping\n');
  // What was being started when the word came is stopped once it stands.
  void stopAll()
    .then(() => started.catch(() => undefined))
    .then(stopAll)
    .finally(() => process.exit(0));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopForGood);
stopWithNpm(stopForGood);

await orSayWhy(async () => {
  try {
    await started;
  } catch (error) {
    // A signal that came while the thread was busy is heard now.
    await new Promise(setImmediate);
    if (stopping) return;
    await stopAll();
    throw error;
  }
});
if (process.exitCode) process.exit();
