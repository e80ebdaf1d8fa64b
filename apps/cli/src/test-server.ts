import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { orSayWhy } from './cannot-continue.js';
import { migrateDatabase } from './database/migrate-database.js';
import { findBinaries } from './postgres/binaries.js';
import { Cluster, withClient } from './postgres/cluster.js';
import { freePort } from './postgres/free-port.js';
import { serverUser } from './postgres/os-user.js';
import { clearAway } from './postgres/postmaster.js';
import { roleKeys } from './settings/installation.js';
import { madeSecrets, type RolePasswords } from './settings/kept.js';
import { commandLine } from './supervise/command-line.js';

/** What a test run is told: where the server is, which database to copy, and the passwords of the roles. */
interface TestServer {
  readonly ownerUrl: string;
  readonly template: string;
  readonly passwords: RolePasswords;
}

const FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
  'shared_buffers=256MB',
  'max_wal_size=4GB',
];
const PREFIX = 'concordat-test-';
const secrets = madeSecrets();
const given = process.env.CONCORDAT_TEST_PG;

async function startServer(): Promise<{ url: (database: string) => string; stop: () => Promise<void> }> {
  if (given) {
    const url = (database: string): string => Object.assign(new URL(given), { pathname: `/${database}` }).toString();
    return { url, stop: async () => withClient(url('postgres'), (client) => dropTemplate(client)) };
  }
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'pid'), String(process.pid));
  const user = serverUser();
  const binaries = findBinaries(user, join('/var/lib/concordat', 'test'));
  const place = {
    dataFolder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    binaries,
    user,
    password: secrets.superuser,
    settings: FAST,
  };
  const cluster = new Cluster(place, await freePort());
  const stop = async (): Promise<void> => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  cluster.create();
  await cluster.start();
  return { url: (database) => cluster.url(database), stop };
}

/** What a run left behind that was killed outright. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      if (commandLine(Number(readFileSync(join(folder, 'pid'), 'utf8'))) !== '') continue;
      await clearAway(join(folder, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or being made this moment: not ours to tidy.
    }
  }
}

const template = `concordat_template_${process.pid}`;

async function makeTemplate(url: (database: string) => string): Promise<void> {
  await withClient(url('postgres'), (client) => client.query(`create database ${template}`));
  await migrateDatabase(url(template), roleKeys({}, secrets));
  await withClient(url('postgres'), (client) => client.query(`alter database ${template} is_template true allow_connections false`));
}

async function dropTemplate(client: pg.Client): Promise<void> {
  await client.query(`alter database ${template} is_template false`);
  await client.query(`drop database ${template} with (force)`);
  // Made by the browser tests: the demonstration, loaded once a run and copied.
  await client.query(`drop database if exists ${template}_demo with (force)`);
}

/** Lives exactly as long as the test run: when whoever started it goes, however it goes, its standard input ends and so does the server. */
await orSayWhy(async () => {
  const gone = new Promise<void>((resolve) => {
    process.stdin.resume().once('end', resolve).once('close', resolve);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const server = await startServer();
  try {
    await makeTemplate(server.url);
    const told: TestServer = { ownerUrl: server.url('postgres'), template, passwords: secrets.roles };
    process.stdout.write(`${JSON.stringify(told)}\n`);
    await gone;
  } finally {
    await server.stop();
  }
});
process.exit();
