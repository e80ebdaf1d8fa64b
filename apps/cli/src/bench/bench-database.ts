import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressFor } from '../database/addresses.js';
import { migrateDatabase } from '../database/migrate-database.js';
import { findBinaries } from '../postgres/binaries.js';
import { Cluster, withClient } from '../postgres/cluster.js';
import { freePort } from '../postgres/free-port.js';
import { serverUser } from '../postgres/os-user.js';
import { roleKeys } from '../settings/installation.js';
import { madeSecrets } from '../settings/kept.js';
import { copyIn } from './copy-in.js';
import { BENCH_NOW, type Rows } from './small-world-notes.js';

export interface BenchDatabase {
  readonly ownerUrl: string;
  readonly apiUrl: string;
  readonly integratorUrl: string;
  readonly workerUrl: string;
  /** The server's first process; all of its work is done by this one's children. */
  readonly postmaster: number;
  stop(): Promise<void>;
}

/** A server and a database of the bench's own, with PostgreSQL's usual durability, gone again when the bench is. */
export async function benchDatabase(slices: Iterable<{ readonly tables: Rows }>): Promise<BenchDatabase> {
  const secrets = madeSecrets();
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'));
  chmodSync(folder, 0o711);
  const user = serverUser();
  const place = {
    dataFolder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    binaries: findBinaries(user, '/var/lib/concordat/bench'),
    user,
    password: secrets.superuser,
    settings: ['shared_buffers=256MB', 'max_wal_size=2GB'],
  };
  const cluster = new Cluster(place, await freePort());
  const stop = async (): Promise<void> => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    cluster.create();
    await cluster.start();
    await cluster.ensureDatabase('bench');
    const ownerUrl = cluster.url('bench');
    await migrateDatabase(ownerUrl, roleKeys({}, secrets));
    const postmaster = await fill(ownerUrl, slices);
    const as = (role: 'api' | 'integrator' | 'worker'): string => addressFor(ownerUrl, role, secrets.roles[role]);
    return { ownerUrl, apiUrl: as('api'), integratorUrl: as('integrator'), workerUrl: as('worker'), postmaster, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** As the server's superuser, because COPY does not go through row security. */
async function fill(ownerUrl: string, slices: Iterable<{ readonly tables: Rows }>): Promise<number> {
  return withClient(ownerUrl, async (client) => {
    for (const { tables } of slices) {
      await client.query('begin');
      for (const [table, rows] of tables) await copyIn(client, `concordat.${table}`, rows);
      await client.query('commit');
    }
    await client.query(`update concordat.clock set shift = $1::timestamptz - clock_timestamp()`, [BENCH_NOW]);
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ folder: string }>(`select setting folder from pg_settings where name = 'data_directory'`);
    return postmasterIn(`${rows[0]?.folder}`);
  });
}

/** A copy of it on the same server, changed by `sql`: answers its address for the product. Nobody else may be connected to it. */
export async function copyOf({ ownerUrl, apiUrl }: BenchDatabase, name: string, sql: string): Promise<string> {
  const named = (url: string, database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  await withClient(named(ownerUrl, 'postgres'), (client) => client.query(`create database ${name} template bench`));
  await withClient(named(ownerUrl, name), (client) => client.query(sql));
  return named(apiUrl, name);
}

function postmasterIn(folder: string): number {
  return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
}
