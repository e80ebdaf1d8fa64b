import pg from 'pg';
import { asOwner, freshDatabase, setClock, type FreshDatabase } from '../support/database.js';

describe('the database of a test', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const now = async (url: string): Promise<Date> =>
    asOwner(url, async (client) => (await client.query<{ now: Date }>('select concordat.now()')).rows[0]?.now ?? new Date(0));

  it('is migrated, and its roles sign in without rights over it', async () => {
    for (const url of [database.apiUrl, database.workerUrl, database.integratorUrl]) {
      const seen = await asOwner(url, (client) =>
        client.query<{ n: number }>('select count(*)::int n from concordat.ledger_entry').catch((error: pg.DatabaseError) => error),
      );
      expect(seen instanceof Error ? seen.code : seen.rows[0]?.n).toEqual(url === database.workerUrl ? '42501' : 0);
      await expect(asOwner(url, (client) => client.query('create table concordat.mine (a int)'))).rejects.toMatchObject({ code: '42501' });
    }
    await expect(asOwner(database.portalUrl, (client) => client.query('select 1 from concordat.person'))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('holds none of what another test wrote', async () => {
    await asOwner(database.ownerUrl, (client) => client.query(`insert into concordat.controller_group (name) values ('Tern group')`));
    const other = await freshDatabase();
    const { rows } = await asOwner(other.ownerUrl, (client) => client.query('select * from concordat.controller_group'));
    await other.drop();
    expect(rows).toEqual([]);
  });

  it('tells the time it is set to, for every role, and runs on from there', async () => {
    await setClock(database.ownerUrl, '2027-03-01T09:00:00Z');
    const set = Date.parse('2027-03-01T09:00:00Z');
    for (const url of [database.ownerUrl, database.apiUrl]) {
      const told = (await now(url)).getTime();
      expect(told - set).toBeGreaterThanOrEqual(0);
      expect(told - set).toBeLessThan(60_000);
    }
    await setClock(database.ownerUrl, null);
    expect(Math.abs((await now(database.apiUrl)).getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('makes identifiers in the order in which they are asked for, also within a millisecond', async () => {
    const made = await asOwner(database.ownerUrl, async (client) => {
      const ids: string[] = [];
      for (let n = 0; n < 300; n += 1) ids.push((await client.query<{ id: string }>('select concordat.uuid7() as id')).rows[0]?.id ?? '');
      return ids;
    });
    expect(made).toEqual([...made].sort());
    expect(new Set(made.map((id) => id.slice(0, 13))).size).toBeLessThan(made.length);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Math.abs(Number.parseInt((made[0] ?? '').replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000);
  });
});
