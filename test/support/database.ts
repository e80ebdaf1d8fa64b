import { randomBytes } from 'node:crypto';
import pg from 'pg';

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
  return {
    ownerUrl: Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).toString(),
    apiUrl: as('api'),
    portalUrl: as('portal'),
    workerUrl: as('worker'),
    integratorUrl: as('integrator'),
    identityUrl: as('identity'),
    drop: async () => void (await asOwner(ownerUrl, (client) => client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** From now on `concordat.now()` in this database begins at the instant given and runs on; null gives it the real time back. */
export async function setClock(ownerUrl: string, instant: string | null): Promise<void> {
  await asOwner(ownerUrl, (client) =>
    client.query(`update concordat.clock set shift = coalesce($1::timestamptz - clock_timestamp(), interval '0')`, [instant]),
  );
}

/** A few statements as the owner, past row security as a superuser is: for arranging a test and for looking at what it did. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function testServer(): TestServer {
  const told = process.env.CONCORDAT_TEST_SERVER;
  if (!told) throw new Error('This test needs the database: it belongs in test/api, test/contract, test/roll or test/journeys.');
  return JSON.parse(told) as TestServer;
}
