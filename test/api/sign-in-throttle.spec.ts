import pg from 'pg';
import { networkOf, type Query, Throttle, TOO_MANY, type Try } from '../../apps/identity/src/throttle.js';
import { asOwner, type FreshDatabase, freshDatabase } from '../support/database.js';

let database: FreshDatabase;
let pool: pg.Pool;
let throttle: Throttle;
beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.identityUrl, max: 8 });
  const query: Query = async (text, values) => pool.query(text, [...values]);
  throttle = new Throttle(query, 'a secret of the sign-in');
});
beforeEach(async () => owner('delete from identity.attempt'));
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

const owner = async (sql: string): Promise<void> => asOwner(database.ownerUrl, async (client) => void (await client.query(sql)));
/** Minutes go by for everything that was tried. */
const later = (minutes: number): Promise<void> => owner(`update identity.attempt set tried_at = tried_at - interval '${minutes} minutes'`);
const HOME: Try = { name: 'wren.adeyemi', source: '203.0.113.7' };
/** A wrong password: taken, compared, and left to count. Answers the minutes to wait, or null when it was compared. */
const wrong = async (attempt: Try): Promise<number | null> => (await throttle.turn(attempt)).waitMinutes;
/** A right one. */
const right = async (attempt: Try): Promise<number | null> => {
  const turn = await throttle.turn(attempt);
  if (turn.waitMinutes === null) await turn.passed();
  return turn.waitMinutes;
};
const times = async (count: number, attempt: (i: number) => Try): Promise<(number | null)[]> => {
  const waits: (number | null)[] = [];
  for (let i = 0; i < count; i += 1) waits.push(await wrong(attempt(i)));
  return waits;
};

describe('five failures within a quarter of an hour', () => {
  test('from one source at one account: the sixth waits a minute, then twice as long each time, and nothing is ever locked', async () => {
    expect(await times(7, () => HOME)).toEqual([null, null, null, null, null, 1, 1]);
    await later(1);
    expect(await times(2, () => HOME)).toEqual([null, 2]);
    await later(2);
    expect(await times(2, () => HOME)).toEqual([null, 4]);
    await later(4);
    expect(await right(HOME)).toBeNull();
  });

  test('a try that has to wait counts for nothing: knocking does not lengthen the wait', async () => {
    await times(5, () => HOME);
    expect(new Set(await times(20, () => HOME))).toEqual(new Set([1]));
    await later(1);
    expect(await right(HOME)).toBeNull();
  });

  test('four, and one that grew old: the next is compared', async () => {
    await wrong(HOME);
    await later(15);
    expect(await times(5, () => HOME)).toEqual([null, null, null, null, null]);
  });

  test('getting it right forgives the mistakes before it', async () => {
    await times(4, () => HOME);
    expect(await right(HOME)).toBeNull();
    expect(await wrong(HOME)).toBeNull();
    expect(await right({ ...HOME, name: '  Wren.Adeyemi ' })).toBeNull();
  });

  test('from one source at many accounts: the source waits, two minutes at most, and a right one in between washes nothing away', async () => {
    const spray = (i: number): Try => ({ name: `person-${i}`, source: '198.51.100.1' });
    await times(4, spray);
    expect(await right({ name: 'their-own', source: '198.51.100.1' })).toBeNull();
    expect(await times(2, (i) => spray(i + 4))).toEqual([null, 1]);
    for (const expected of [2, 2, 2]) {
      await later(2);
      expect(await times(2, (i) => spray(i + 10 * expected))).toEqual([null, expected]);
    }
  });

  test('a hundred at once are five', async () => {
    const waits = await Promise.all(Array.from({ length: 100 }, () => wrong(HOME)));
    expect(waits.filter((wait) => wait === null)).toHaveLength(5);
  });

  test('a hundred at once, each at another account, are five', async () => {
    const waits = await Promise.all(Array.from({ length: 100 }, (_, i) => wrong({ name: `someone-${i}`, source: '198.51.100.2' })));
    expect(waits.filter((wait) => wait === null)).toHaveLength(5);
  });
});

describe('the person themselves', () => {
  const elsewhere = (i: number): Try => ({ name: HOME.name, source: `192.0.2.${i}` });

  test("signs in from a source of their own whatever somebody else's failures are", async () => {
    await times(60, elsewhere);
    expect(await right(HOME)).toBeNull();
  });

  test('while the account is failing elsewhere, a mistake from a new source waits a minute: guesses from many sources are single', async () => {
    await times(5, elsewhere);
    expect(await times(2, () => HOME)).toEqual([null, 1]);
    await later(1);
    expect(await right(HOME)).toBeNull();
  });

  test('is not made to wait for the code by the passphrase of a moment ago, though the account is failing elsewhere', async () => {
    await times(5, elsewhere);
    const passphrase = await throttle.turn(HOME);
    expect((await throttle.turn(HOME)).waitMinutes).toBe(1);
    const code = await throttle.turn(HOME, passphrase);
    expect([passphrase.waitMinutes, code.waitMinutes]).toEqual([null, null]);
    expect((await throttle.turn(HOME, passphrase)).waitMinutes).toBe(1);
    await passphrase.passed();
    await code.passed();
    expect(await right(HOME)).toBeNull();
  });

  test('signs in on a known device, also from the very source that is failing', async () => {
    const device = throttle.deviceCookie(HOME.name);
    await times(50, (i) => ({ name: `person-${i}`, source: HOME.source }));
    await times(50, () => HOME);
    expect(await wrong(HOME)).toBe(1);
    expect(await right({ ...HOME, device })).toBeNull();
  });

  test('has five tries on a known device too, and those reach nobody else', async () => {
    const device = throttle.deviceCookie(HOME.name);
    expect(await times(6, () => ({ ...HOME, device }))).toEqual([null, null, null, null, null, 1]);
    expect(await right(HOME)).toBeNull();
  });

  test.each<[string, (cookie: string) => Try]>([
    ['of somebody else', (device) => ({ ...HOME, name: 'ash.pell', device })],
    ['that was changed', (device) => ({ ...HOME, device: `x${device}` })],
    ['that says it lasts longer', (device) => ({ ...HOME, device: device.replace(/\.[^.]+\./, '.zzzzzzzzz.') })],
    ['that is nothing', () => ({ ...HOME, device: 'no' })],
  ])('a device %s is not known', async (_what, attempt) => {
    const tried = attempt(throttle.deviceCookie(HOME.name));
    await times(5, () => ({ ...HOME, name: tried.name }));
    expect(await wrong(tried)).toBe(1);
  });

  test('a device is known for ninety days', async () => {
    const old = throttle.deviceCookie(HOME.name, Date.now() - 91 * 86_400_000);
    await times(5, () => HOME);
    expect(await wrong({ ...HOME, device: old })).toBe(1);
  });
});

test('an account that is not there is throttled as one that is: the name is only counted', async () => {
  const there = await times(7, () => HOME);
  await owner('delete from identity.attempt');
  expect(await times(7, () => ({ ...HOME, name: 'nobody.at-all' }))).toEqual(there);
  expect(TOO_MANY(1)).toBe('Too many tries. Wait 1 minute or ask your administrator.');
  expect(TOO_MANY(4)).toBe('Too many tries. Wait 4 minutes or ask your administrator.');
});

test('what was typed is not kept in words', async () => {
  await wrong({ name: 'my password in the wrong field', source: '203.0.113.9' });
  const rows = await asOwner(database.ownerUrl, async (client) => client.query<object>('select * from identity.attempt'));
  expect(rows.rowCount).toBe(3);
  expect(JSON.stringify(rows.rows)).not.toContain('password');
});

test('what is older than a quarter of an hour is cleared away', async () => {
  await times(30, (i) => ({ name: `old-${i}`, source: `10.0.0.${i}` }));
  await later(16);
  await wrong(HOME);
  const { rows } = await asOwner(database.ownerUrl, async (client) =>
    client.query<{ n: number }>('select count(*)::int n from identity.attempt'),
  );
  expect(rows[0]?.n).toBe(3);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
