import { CannotContinue } from '../cannot-continue.js';
import { Cluster, withClient } from '../postgres/cluster.js';
import { runningOn } from '../postgres/postmaster.js';
import { clusterOf, clusterPointer } from '../postgres/where.js';
import { databaseAddresses, erasureRegister, roleKeys, type Installation } from '../settings/installation.js';
import type { LoginRole } from '../settings/kept.js';
import { withoutPassword } from './addresses.js';
import { eraseAgain } from './erase-again.js';
import { migrateDatabase } from './migrate-database.js';

export const DATABASE_NAME = 'concordat';

/** The database of an installation: DATABASE_URL's, or the embedded one. */
export interface Database {
  readonly ownerUrl: string;
  readonly addresses: Record<LoginRole, string>;
  /** Undefined when the server is somebody else's to start and stop. */
  readonly cluster: Cluster | undefined;
}

export async function openDatabase(place: Installation, say: (words: string) => void, env = process.env): Promise<Database> {
  if (env.DATABASE_URL) {
    await refuseUnlessUsable(env.DATABASE_URL);
    return { ownerUrl: env.DATABASE_URL, addresses: databaseAddresses(env, env.DATABASE_URL, place.secrets), cluster: undefined };
  }
  const cluster = await clusterOf(place.dataDir, place.secrets.superuser);
  if (cluster.isNew) {
    say('Making the database');
    cluster.create();
  }
  await cluster.start();
  await cluster.ensureDatabase(DATABASE_NAME);
  return embedded(place, cluster.url(DATABASE_NAME), cluster);
}

/** The embedded server that another command of this folder has started, if it has. */
export function databaseInUse(place: Installation): Database | undefined {
  const pointer = clusterPointer(place.dataDir);
  const running = pointer && runningOn(pointer.dataFolder);
  return running && embedded(place, `postgres://postgres:${place.secrets.superuser}@127.0.0.1:${running.port}/${DATABASE_NAME}`, undefined);
}

/** Answers the migrations that ran. What was erased by law goes again where a copy from before was restored. */
export async function migrate(database: Database, place: Installation, env = process.env): Promise<string[]> {
  const ran = await migrateDatabase(database.ownerUrl, roleKeys(env, place.secrets));
  await eraseAgain(database.ownerUrl, erasureRegister(place, env));
  return ran;
}

function embedded(place: Installation, ownerUrl: string, cluster: Cluster | undefined): Database {
  return { ownerUrl, addresses: databaseAddresses({}, ownerUrl, place.secrets), cluster };
}

async function refuseUnlessUsable(url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new CannotContinue('DATABASE_URL must begin with postgres://, for example postgres://owner:password@localhost:5432/concordat');
  try {
    const version = await withClient(url, async (client) => {
      const { rows } = await client.query<{ number: number }>(`select current_setting('server_version_num')::int number`);
      return rows[0]?.number ?? 0;
    });
    if (version < 150_000)
      throw new CannotContinue(
        `The server of DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}, and Concordat needs 15 or later.`,
      );
  } catch (error) {
    if (error instanceof CannotContinue) throw error;
    throw new CannotContinue(
      `The database ${withoutPassword(url)} does not let us in (${(error as Error).message}). Check DATABASE_URL and that its server runs.`,
    );
  }
}
