import { randomBytes } from 'node:crypto';
import { TestApi } from '../support/api.js';
import { asOwner, type FreshDatabase } from '../support/database.js';
import { type OrchardApi, orchardApi } from '../support/orchard-api.js';
import { OrchardModule } from '../support/orchard/orchard.module.js';

let orchard: OrchardApi;
const made: string[] = [];
beforeAll(async () => {
  orchard = await orchardApi();
});
afterAll(async () => {
  await asOwner(orchard.database.ownerUrl, async (owner) => {
    for (const role of made) await owner.query(`drop owned by ${role} cascade; drop role ${role}`);
  });
  await orchard?.stop();
});

const owner = (sql: string): Promise<unknown> => asOwner(orchard.database.ownerUrl, (client) => client.query(sql));
const start = (database: FreshDatabase): Promise<TestApi> =>
  TestApi.start(database, orchard.issuer, {}, { contexts: [OrchardModule], operations: '' });

/** Roles belong to the whole server, so each case makes its own and takes it away again. */
async function roleThat(may: string): Promise<FreshDatabase> {
  const role = `stray_${randomBytes(4).toString('hex')}`;
  made.push(role);
  await owner(`create role ${role} login password 'stray' ${may}; grant concordat_api to ${role} with inherit true`);
  return { ...orchard.database, apiUrl: Object.assign(new URL(orchard.database.apiUrl), { username: role, password: 'stray' }).toString() };
}

describe('the API does not start', () => {
  test('as a superuser, who also owns everything', async () => {
    await expect(start({ ...orchard.database, apiUrl: orchard.database.ownerUrl })).rejects.toThrow(/superuser.*owns/s);
  });

  test('with a role that bypasses row security', async () => {
    await expect(start(await roleThat('bypassrls'))).rejects.toThrow('bypasses row security');
  });

  test('with a role that may become the loader', async () => {
    const database = await roleThat('');
    await owner(`grant concordat_loader to ${made.at(-1)}`);
    await expect(start(database)).rejects.toThrow('may become concordat_loader');
  });

  test.each(['createrole', 'replication'])('with a role that has %s', async (may) => {
    await expect(start(await roleThat(may))).rejects.toThrow('may make roles or copy the whole server');
  });

  test.each(['concordat_worker', 'concordat_portal', 'pg_read_all_data', 'pg_read_server_files'])(
    'with a role that may become %s',
    async (other) => {
      const database = await roleThat('');
      await owner(`grant ${other} to ${made.at(-1)}`);
      await expect(start(database)).rejects.toThrow(`may become ${other}`);
    },
  );

  test('while its role may say who acts without a sign-in', async () => {
    await owner('grant execute on function concordat.act_as(uuid, uuid, uuid[], text[]) to concordat_api');
    await expect(start(orchard.database)).rejects.toThrow('may say who acts without a sign-in');
    await owner('revoke execute on function concordat.act_as(uuid, uuid, uuid[], text[]) from concordat_api');
  });

  test('while row security is not forced on a table it can touch', async () => {
    await owner('alter table concordat.risk_note no force row level security');
    await expect(start(orchard.database)).rejects.toThrow('not forced on risk_note');
    await owner('alter table concordat.risk_note force row level security');
  });

  test('nor is a new table let by without it', async () => {
    await owner('create table concordat.forgotten (id int); grant select on concordat.forgotten to concordat_api');
    await expect(start(orchard.database)).rejects.toThrow('not forced on forgotten');
    await owner('drop table concordat.forgotten');
  });

  test('control: as it should be, it does', async () => {
    await (await start(orchard.database)).stop();
  });
});

describe('health', () => {
  const health = async (api: TestApi): Promise<{ status: number; body: unknown }> => {
    const answer = await fetch(`${api.address}/health`);
    return { status: answer.status, body: await answer.json() };
  };

  test('is ready when the database is there and up to date', async () => {
    expect(await health(orchard.api)).toEqual({ status: 200, body: { ready: true, problems: [] } });
    expect(await (await fetch(`${orchard.api.address}/ping`)).text()).toBe('pong');
    expect(await (await fetch(`${orchard.api.address}/info`)).json()).toMatchObject({ name: 'concordat-api' });
  });

  test('is refused while a migration is missing', async () => {
    await owner(`update concordat.migrations set name = 'Away' where name like 'ShowWhatRan%'`);
    expect(await health(orchard.api)).toMatchObject({ status: 503, body: { ready: false } });
    await owner(`update concordat.migrations set name = 'ShowWhatRan1795306500000' where name = 'Away'`);
  });

  test('is refused in production while the clock of the record is moved, and only there', async () => {
    const issuer = { ...orchard.issuer, issuer: 'https://identity.example', audience: 'concordat-api' };
    const production = await TestApi.start(
      orchard.database,
      issuer as never,
      { NODE_ENV: 'production' },
      { contexts: [OrchardModule], operations: '' },
    );
    expect((await health(production)).status).toBe(200);
    await owner(`update concordat.clock set shift = interval '1 hour'`);
    expect(await health(production)).toEqual({ status: 503, body: { ready: false, problems: ['the clock of the record has been moved'] } });
    expect((await health(orchard.api)).status).toBe(200);
    await owner(`update concordat.clock set shift = interval '0'`);
    await production.stop();
  });
});
