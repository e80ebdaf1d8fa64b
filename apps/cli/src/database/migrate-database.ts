import { runMigrations as migrateQueue } from 'graphile-worker';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../../prisma-free-migrations/index.js';
import { CannotContinue } from '../cannot-continue.js';
import { withClient } from '../postgres/cluster.js';
import { ensureRoles, type RoleKeys } from './roles.js';

/** Any number that nobody else uses for an advisory lock in this database. */
const MIGRATING = 7_246_031;

/** Roles, our migrations, then the queue's own and its doors. Safe to run again and by several at once. Answers the names that ran. */
export async function migrateDatabase(ownerUrl: string, keys: RoleKeys): Promise<string[]> {
  return withClient(ownerUrl, async (owner) => {
    await owner.query('select pg_advisory_lock($1)', [MIGRATING]);
    await ensureRoles(owner, keys);
    await owner.query('create schema if not exists concordat');
    await refuseNewerDatabase(owner);
    const ran = await runOurs(ownerUrl);
    await migrateQueue({ connectionString: ownerUrl, schema: 'graphile_worker' });
    await owner.query('select concordat.open_queue()');
    return ran;
  });
}

async function runOurs(url: string): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    schema: 'concordat',
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'concordat migrate',
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

async function refuseNewerDatabase(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ here: boolean }>(`select to_regclass('concordat.migrations') is not null here`);
  if (!rows[0]?.here) return;
  const known = new Set(migrations.map((one) => new one().name));
  const run = await owner.query<{ name: string }>('select name from concordat.migrations order by id');
  const strangers = run.rows.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (strangers.length === 0) return;
  throw new CannotContinue(
    `The database was migrated by a later version of Concordat (${strangers.join(', ')} is not known here). Update this folder, or use a database of its own.`,
  );
}
