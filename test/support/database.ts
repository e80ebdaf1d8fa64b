import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { endIdle, giveBack, ownerConnection } from './owner-connections.js';

interface TestServer {
  readonly ownerUrl: string;
  readonly template: string;
  readonly passwords: Readonly<Record<'api' | 'portal' | 'worker' | 'integrator' | 'identity', string>>;
}

export interface FreshDatabase {
  readonly ownerUrl: string;
  readonly apiUrl: string;
  readonly portalUrl: string;
  readonly workerUrl: string;
  readonly integratorUrl: string;
  readonly identityUrl: string;
  /** For a command of the product: the address of each role, without which it would give the roles of this server passwords of its own. */
  readonly environment: NodeJS.ProcessEnv;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own: a copy of the template (or of another database), so that test files run beside each other. */
export async function freshDatabase(from?: string): Promise<FreshDatabase> {
  const { ownerUrl, template, passwords } = testServer();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asOwner(ownerUrl, (client) => client.query(`create database ${name} template ${from ?? template} strategy file_copy`));
  const as = (role: keyof TestServer['passwords']): string =>
    Object.assign(new URL(ownerUrl), { pathname: `/${name}`, username: `concordat_${role}`, password: passwords[role] }).toString();
  const owner = Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).toString();
  const roles = Object.keys(passwords) as (keyof TestServer['passwords'])[];
  return {
    ownerUrl: owner,
    environment: {
      DATABASE_URL: owner,
      ...Object.fromEntries(roles.map((role) => [`${role.toUpperCase()}_DATABASE_URL`, as(role)])),
    },
    apiUrl: as('api'),
    portalUrl: as('portal'),
    workerUrl: as('worker'),
    integratorUrl: as('integrator'),
    identityUrl: as('identity'),
    drop: async () => {
      await endIdle(owner);
      await asOwner(ownerUrl, async (client) => {
        await letGo(client, name);
        await client.query(`drop database if exists ${name} with (force)`);
      });
    },
  };
}

/** A database as a backup of this moment would have it: nobody is let in while it is copied, so whoever was connected is put out and comes back. */
export async function copyOf({ ownerUrl }: FreshDatabase): Promise<FreshDatabase> {
  const name = new URL(ownerUrl).pathname.slice(1);
  const server = Object.assign(new URL(ownerUrl), { pathname: '/postgres' }).toString();
  const allow = (database: string, yes: boolean) =>
    asOwner(server, (client) => client.query(`alter database ${database} allow_connections ${yes}`));
  await allow(name, false);
  await endIdle(ownerUrl);
  await asOwner(server, (client) => client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]));
  const copy = await freshDatabase(name);
  await allow(new URL(copy.ownerUrl).pathname.slice(1), true);
  await allow(name, true);
  return copy;
}

/** From now on `concordat.now()` in this database begins at the instant given and runs on; null gives it the real time back. */
export async function setClock(ownerUrl: string, instant: string | null): Promise<void> {
  await asOwner(ownerUrl, (client) =>
    client.query(`update concordat.clock set shift = coalesce($1::timestamptz - clock_timestamp(), interval '0')`, [instant]),
  );
}

/** Connections made from now on plan each statement once, and not the first five times anew: for many requests, no two of them alike. */
export const planOnce = (ownerUrl: string): Promise<unknown> =>
  asOwner(ownerUrl, (client) => client.query(`alter database ${client.database} set plan_cache_mode = force_generic_plan`));

/** A few statements as the owner, past row security as a superuser is: for arranging a test and for looking at what it did. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await ownerConnection(ownerUrl);
  let done = false;
  try {
    const found = await work(client);
    done = true;
    return found;
  } finally {
    await (done ? giveBack(ownerUrl, client) : client.end());
  }
}

/** A connection that is just being closed, and is told from the other side that it is cut off, fails where nobody listens any more. */
async function letGo(client: pg.Client, name: string): Promise<void> {
  const open = async (): Promise<boolean> =>
    (await client.query(`select from pg_stat_activity where datname = $1 and backend_type = 'client backend'`, [name])).rowCount !== 0;
  for (let tries = 0; tries < 40 && (await open()); tries += 1) await new Promise((later) => setTimeout(later, 25));
}

function testServer(): TestServer {
  const told = process.env.CONCORDAT_TEST_SERVER;
  if (!told) throw new Error('This test needs the database: it belongs in test/api, test/contract, test/roll or test/journeys.');
  return JSON.parse(told) as TestServer;
}
