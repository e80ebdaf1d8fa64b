import { setTimeout as wait } from 'node:timers/promises';
import { Health, platformConfig } from '@lib/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiParts, createApi } from '../../apps/api/src/start.js';
import { DurableServer } from '../support/durable-server.js';

/*
 * What is acknowledged must be on the disk: on the server that `npm start` makes, which is checked as strictly as any, one setting at a time is
 * put wrong. Only a database of the tests may be without, and only one that is called so.
 */
jest.setTimeout(120_000);
let server: DurableServer;
const NAMED = 'test_1_0badcafe';
const issuers = [{ issuer: 'https://identity.example', clientId: 'portal', audience: 'concordat-api', label: 'Sign in' }];

beforeAll(async () => {
  server = await DurableServer.start();
  await server.run(`create database ${NAMED} template concordat`);
});
afterAll(() => server?.stop());

function start(NODE_ENV: string, parts: ApiParts = {}, database = 'concordat'): Promise<NestFastifyApplication> {
  const settings = { API_DATABASE_URL: server.apiUrl(database), OIDC_ISSUERS: JSON.stringify(issuers), LOG_LEVEL: 'silent' };
  return createApi(platformConfig({ ...settings, NODE_ENV }), parts);
}
const startAndStop = async (...how: Parameters<typeof start>): Promise<void> => (await start(...how)).close();

/** Settings that are read again from the file take a moment to reach everybody. */
async function reloaded(setting: string, value: string): Promise<void> {
  await server.run(`alter system set ${setting} = ${value}`, 'select pg_reload_conf()');
  await wait(300);
}

const MODES = ['production', 'development', 'test'] as const;
const FAULTS: readonly { plant: () => Promise<void>; mend: () => Promise<void>; words: string }[] = [
  { plant: () => reloaded('fsync', 'off'), mend: () => reloaded('fsync', 'on'), words: 'fsync is off' },
  { plant: () => reloaded('full_page_writes', 'off'), mend: () => reloaded('full_page_writes', 'on'), words: 'full_page_writes is off' },
  ...['off', 'local', 'remote_write'].map((value) => ({
    plant: () => server.run(`alter database concordat set synchronous_commit = ${value}`),
    mend: () => server.run('alter database concordat reset synchronous_commit'),
    words: `synchronous_commit is ${value}`,
  })),
  {
    plant: () => server.run('alter role concordat_api set synchronous_commit = off'),
    mend: () => server.run('alter role concordat_api reset synchronous_commit'),
    words: 'synchronous_commit is off',
  },
];

describe('the API does not start on a database that would lose what it acknowledged', () => {
  test.each(MODES)('control: in %s, on the server as npm start makes it, it does', (mode) => startAndStop(mode));

  test.each(FAULTS)('$words, whatever the mode', async ({ plant, mend, words }) => {
    await plant();
    for (const mode of MODES) await expect(start(mode)).rejects.toThrow(words);
    await mend();
    await startAndStop('production');
  });

  test('and is not ready any more when that changes under it', async () => {
    const app = await start('production');
    const health = app.get(Health, { strict: false });
    expect(await health.check()).toEqual({ ready: true, problems: [] });
    await reloaded('fsync', 'off');
    expect(await health.check()).toMatchObject({ ready: false, problems: [expect.stringContaining('fsync is off')] });
    await reloaded('fsync', 'on');
    expect(await health.check()).toEqual({ ready: true, problems: [] });
    await app.close();
  });
});

describe('only a test database may do without, by name', () => {
  beforeAll(() => reloaded('fsync', 'off'));
  afterAll(() => reloaded('fsync', 'on'));

  test('in tests it starts', () => startAndStop('test', {}, NAMED));
  test.each(['production', 'development'])('in %s its name is not enough', (mode) =>
    expect(start(mode, {}, NAMED)).rejects.toThrow('fsync is off'),
  );
  test('nor are the tests, on a database that is not called one', async () => {
    await expect(start('test')).rejects.toThrow('fsync is off');
    for (const mode of MODES) await expect(start(mode, { durability: 'of a test database' })).rejects.toThrow('fsync is off');
  });
});
