import { join, resolve } from 'node:path';
import { asOwner, type FreshDatabase, freshDatabase } from '../../support/database.js';
import { RunningProcess } from './running-process.js';

const root = resolve(import.meta.dirname, '../../..');
const PLACEHOLDER = 'http://localhost:1';
const ONE_AT_A_TIME = 7_302_027;

/**
 * A database with the demonstration in it. The world is loaded once a run, by whichever test file comes first, and copied from then on; the
 * people are then moved to the issuer of this house, as `npm start` does when a port changes.
 */
export async function demoDatabase(issuer: string): Promise<FreshDatabase> {
  const database = await freshDatabase(await loadedOnce());
  await asOwner(database.ownerUrl, (client) =>
    client.query('update concordat.account set issuer = $1 where issuer = $2', [issuer, PLACEHOLDER]),
  );
  return database;
}

async function loadedOnce(): Promise<string> {
  const { ownerUrl, template } = JSON.parse(process.env.CONCORDAT_TEST_SERVER ?? '{}') as { ownerUrl: string; template: string };
  const name = `${template}_demo`;
  return asOwner(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      const loaded = await freshDatabase();
      await load(loaded);
      await client.query(`alter database ${new URL(loaded.ownerUrl).pathname.slice(1)} rename to ${name}`);
    }
    return name;
  });
}

/** A database with a described world in it, as it stands at an instant; to be handed to a house. */
export function toldDatabase(file: string, instant: string): (issuer: string) => Promise<FreshDatabase> {
  return async (issuer) => {
    const database = await freshDatabase();
    await load(database, issuer, { WORLD_FILE: file, WORLD_AT: instant });
    return database;
  };
}

/** In a process of its own, from the build: the loader is part of the product. */
async function load({ ownerUrl, apiUrl, workerUrl }: FreshDatabase, issuer = PLACEHOLDER, which: NodeJS.ProcessEnv = {}): Promise<void> {
  const places = { ownerUrl, apiUrl, workerUrl, issuer };
  const loading = RunningProcess.start('the world loader', [join(root, 'test/journeys/support/load-world.mjs')], {
    ...process.env,
    ...which,
    WORLD_PLACES: JSON.stringify(places),
  });
  await loading.finished();
}
