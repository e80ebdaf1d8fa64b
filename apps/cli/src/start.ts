import { orSayWhy } from './cannot-continue.js';
import { followIssuer, isEmpty } from './database/demo-accounts.js';
import { migrate, openDatabase, type Database } from './database/database.js';
import { say } from './progress.js';
import { installation, refuseDemoInProduction, type Installation } from './settings/installation.js';
import { refuseTakenPorts } from './settings/ports.js';
import { Demonstration, dropHalfLoaded } from './supervise/demonstration.js';
import { prepareKeepers } from './supervise/log-keepers.js';
import { servicePlans } from './supervise/plans.js';
import { RunLock } from './supervise/run-lock.js';
import { Service } from './supervise/service.js';
import { stopWithNpm } from './supervise/stop-with-npm.js';

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
  await refuseTakenPorts(
    place.ports,
    place.demo || place.local ? ['portal', 'api', 'identity'] : ['portal', 'api'],
    lock.afterCrash ? 10_000 : 0,
  );
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
  if (await dropHalfLoaded(place, database)) say('The last start was interrupted while it loaded the demonstration; beginning anew');
  const ran = await migrate(database, place);
  if (ran.length > 0) say(`Brought the database up to date (${ran.length} migrations)`);
  if (!place.demo || stopping) return;
  if (await isEmpty(database.ownerUrl)) {
    say('Loading the demonstration: invented people and agencies');
    const demonstration = new Demonstration(place);
    toStop.push(() => demonstration.end());
    await demonstration.load(database);
  }
  if (!stopping) await followIssuer(database.ownerUrl, place.identityUrl);
}

async function startServices(place: Installation, database: Database): Promise<void> {
  if (stopping) return;
  const [portal, ...others] = servicePlans(place, database, await prepareKeepers(place))
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
// A fault of ours is shown as it is, and still leaves nothing running.
process.once('uncaughtException', (fault) => {
  console.error(fault);
  void stopAll().finally(() => process.exit(1));
});

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
