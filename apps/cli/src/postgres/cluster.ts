import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CannotContinue } from '../cannot-continue.js';
import type { Binaries } from './binaries.js';
import type { OsUser } from './os-user.js';
import { clearAway, stopServer } from './postmaster.js';

export interface ClusterPlace {
  readonly dataFolder: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly user: OsUser | undefined;
  readonly password: string;
  /** Extra `name=value` settings: the tests give up durability for speed. */
  readonly settings?: readonly string[];
}

const INITDB = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth=scram-sha-256',
  '--username=postgres',
];
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'timezone=UTC', 'log_timezone=UTC'];

/** One embedded PostgreSQL: ours alone, on the loopback, with its files in one folder. */
export class Cluster {
  private server: ChildProcess | undefined;

  constructor(
    private readonly place: ClusterPlace,
    readonly port: number,
  ) {}

  get isNew(): boolean {
    return !existsSync(join(this.place.dataFolder, 'PG_VERSION'));
  }

  url(database: string): string {
    return `postgres://postgres:${this.place.password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Made beside and renamed: a cluster whose making was cut short is never mistaken for one. */
  create(): void {
    const { dataFolder, binaries, user, password } = this.place;
    const [half, passwordFile] = [`${dataFolder}.new`, `${dataFolder}.password`];
    for (const left of [dataFolder, half]) rmSync(left, { recursive: true, force: true });
    mkdirSync(half, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid);
    const fast = this.place.settings?.includes('fsync=off') ? ['--no-sync'] : [];
    const words = [`--pgdata=${half}`, `--pwfile=${passwordFile}`, ...INITDB, ...fast];
    const made = spawnSync(binaries.initdb, words, { ...user, cwd: '/', env: environment(), encoding: 'utf8' });
    rmSync(passwordFile, { force: true });
    if (made.status === 0) return renameSync(half, dataFolder);
    rmSync(half, { recursive: true, force: true });
    throw new CannotContinue(`${lastLines(made.stderr, 6)}\n\nThe database could not be made in ${dataFolder}: the lines above say why.`);
  }

  /** The server is a session of its own: Ctrl-C in the terminal reaches us, and we stop it last. */
  async start(): Promise<void> {
    const { dataFolder, binaries, user, logFile, settings = [] } = this.place;
    await clearAway(dataFolder);
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a', 0o600);
    const words = ['-D', dataFolder, '-p', String(this.port), ...[...SETTINGS, ...settings].flatMap((setting) => ['-c', setting])];
    for (let tries = 1; ; tries += 1) {
      this.server = spawn(binaries.postgres, words, { ...user, cwd: '/', env: environment(), detached: true, stdio: ['ignore', log, log] });
      this.server.on('error', () => undefined).unref();
      if (await this.answers()) break;
      // The last backends of a killed server may hold its shared memory for a moment more.
      if (tries < 10 && lastLines(readFileSync(logFile, 'utf8'), 5).includes('shared memory block')) await pause(500);
      else
        throw new CannotContinue(
          `${lastLines(readFileSync(logFile, 'utf8'), 8)}\n\nPostgreSQL did not start: the lines above are from ${logFile}.`,
        );
    }
    closeSync(log);
  }

  async stop(): Promise<void> {
    const pid = this.server?.pid;
    this.server = undefined;
    if (pid) await stopServer(pid);
  }

  async ensureDatabase(name: string): Promise<void> {
    await withClient(this.url('postgres'), async (client) => {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
      if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
    });
  }

  async recreateDatabase(name: string): Promise<void> {
    await withClient(this.url('postgres'), (client) => client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`));
    await this.ensureDatabase(name);
  }

  /** For work that is done again from the start if it is cut short: no commit waits for the disk, and all of it is there at the end. */
  async withoutWaiting(name: string, work: () => Promise<void>): Promise<void> {
    const database = pg.escapeIdentifier(name);
    await withClient(this.url('postgres'), (client) => client.query(`alter database ${database} set synchronous_commit = off`));
    await work();
    await withClient(this.url('postgres'), (client) => client.query(`alter database ${database} reset synchronous_commit`));
    await withClient(this.url('postgres'), (client) => client.query('checkpoint'));
  }

  /** Starts the server again whenever it ends and we did not stop it; its own recovery mends what was cut short. */
  onCrash(told: () => void): void {
    const watched = this.server;
    watched?.once('exit', () => {
      if (this.server !== watched) return;
      void this.start().then(
        () => {
          told();
          this.onCrash(told);
        },
        (error: Error) => process.stderr.write(`${error.message}\n`),
      );
    });
  }

  /** False when the server ended; after a crash, recovery may take its while. */
  private async answers(): Promise<boolean> {
    const server = this.server;
    for (let waited = 0; waited < 1200 && server?.pid && server.exitCode === null && server.signalCode === null; waited += 1) {
      if (await reaches(this.url('postgres'))) return true;
      await pause(waited < 50 ? 20 : 100);
    }
    return false;
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'concordat cli', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function reaches(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('select 1'));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new CannotContinue(
        'The database does not accept the password kept in DATA_DIR. If the secrets there were lost, `npm run reset` starts over (and loses the data).',
      );
    return false;
  }
}

const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' });
const lastLines = (text: string, count: number): string => text.trimEnd().split('\n').slice(-count).join('\n');
