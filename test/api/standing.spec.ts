import type { Actor } from '@lib/access';
import { PipelinedReader, type Tx, UnitOfWork } from '@lib/platform';
import pg from 'pg';
import { type OrchardApi, orchardApi } from '../support/orchard-api.js';

/*
 * Who acts is looked at twice: when the request comes in, and inside the transaction that reads or writes. Here what can happen between the two
 * is made to happen.
 */
let orchard: OrchardApi;
let reader: PipelinedReader;
let work: UnitOfWork;
let owner: pg.Client;

beforeAll(async () => {
  orchard = await orchardApi();
  reader = orchard.api.app.get(PipelinedReader, { strict: false });
  work = orchard.api.app.get(UnitOfWork, { strict: false });
  owner = new pg.Client({ connectionString: orchard.database.ownerUrl });
  await owner.connect();
  await owner.query(`update concordat.post set held_from = '2020-01-01'`);
});
afterAll(async () => {
  await owner?.end();
  await orchard?.stop();
});

const person = (n: number): Actor => orchard.world.actors[n] as Actor;
describe('what happens between the two looks', () => {
  const QUERY = '{ findPeople(text: "rowan") { items { person { id notes(first: 1) { items { id } } } } } }';
  /** The next transaction waits until this has happened: the process had already found out who asks. */
  function before(target: PipelinedReader | UnitOfWork, name: 'readTogether' | 'run', happens: () => Promise<unknown>): void {
    const calls = target as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const real = calls[name] as (...args: unknown[]) => Promise<unknown>;
    calls[name] = async (...args) => {
      calls[name] = real;
      await happens();
      return real.apply(target, args);
    };
  }
  /** The same on both paths: a directive keeps an operation off the compiled one. */
  const ORDINARY = QUERY.replace('person {', 'person @include(if: true) {');
  const ask = (n: number, query = QUERY) => orchard.api.ask(orchard.tokenOf(n), query);
  const PATHS = [
    ['compiled', QUERY],
    ['field by field', ORDINARY],
  ] as const;
  const account = (n: number, state: string) =>
    owner.query('update concordat.account set state = $2 where id = $1', [person(n).accountId, state]);
  const extraPost = (n: number) =>
    owner.query('insert into concordat.post (staff_id, unit_id, agency_id, role) values ($1, $2, $3, $4)', [
      person(n).staffId,
      person(n).unitIds[0],
      person(n).agencyId,
      'RECORDS_MANAGER',
    ]);
  const posts = (n: number, heldTo: string) =>
    owner.query(`update concordat.post set held_to = ${heldTo} where staff_id = $1`, [person(n).staffId]);

  it.each(PATHS)('a post more: the read is begun again and answered (%s)', async (_, query) => {
    before(reader, 'readTogether', () => extraPost(1));
    const answer = await ask(1, query);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ findPeople: { items: expect.any(Array) } });
    await owner.query(`delete from concordat.post where staff_id = $1 and role = 'RECORDS_MANAGER'`, [person(1).staffId]);
  });

  it.each(PATHS)('no post any more: what somebody without one would be told (%s)', async (_, query) => {
    const withPost = await ask(1, query);
    before(reader, 'readTogether', () => posts(1, 'concordat.now()'));
    const between = await ask(1, query);
    const afterwards = await ask(1, query);
    await posts(1, 'null');
    expect([between.data, between.errors]).toEqual([afterwards.data, afterwards.errors]);
    expect(between.text).not.toEqual(withPost.text);
  });

  it.each(PATHS)('an account suspended: nobody is signed in (%s)', async (_, query) => {
    before(reader, 'readTogether', () => account(1, 'SUSPENDED'));
    const answer = await ask(1, query);
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(answer.data).toBeNull();
    await account(1, 'ACTIVE');
  });

  it('an act is not done on standing that has changed, and says so', async () => {
    const act = jest.fn(async (tx: Tx) => tx.query('select 1'));
    before(work, 'run', () => extraPost(1));
    await expect(work.run(person(1), act)).rejects.toMatchObject({
      kind: 'forbidden',
      reason: expect.stringContaining('has just changed'),
    });
    await owner.query(`delete from concordat.post where staff_id = $1 and role = 'RECORDS_MANAGER'`, [person(1).staffId]);
    before(work, 'run', () => account(1, 'SUSPENDED'));
    await expect(work.run(person(1), act)).rejects.toMatchObject({ name: 'Unauthenticated' });
    await account(1, 'ACTIVE');
    expect(act).not.toHaveBeenCalled();
    await expect(work.run(person(1), act)).resolves.toEqual([{ '?column?': 1 }]);
  });
});

describe('one snapshot', () => {
  const LOOK = `select (select name from concordat.staff where id = $1) as first, pg_sleep(0.4)::text as slept,
    (select min(s.name) from concordat.staff s where s.id = $1) as last`;
  const rename = (name: string) => owner.query('update concordat.staff set name = $2 where id = $1', [person(0).staffId, name]);

  it('an access-log row is written although its member of staff was renamed meanwhile', async () => {
    const slow = reader.read(person(0), {
      text: `with slept as materialized (select pg_sleep(0.4)) insert into concordat.access_log (agency_id, staff_id, sign_in_id, act, operation)
        select $1, $2, $3, 'CONSULTATION', 'standing.spec' from slept`,
      values: [person(0).agencyId, person(0).staffId, person(0).signInId],
    });
    await new Promise((wait) => setTimeout(wait, 150));
    await rename('Renamed meanwhile');
    await owner.query('update concordat.agency set idle_minutes = idle_minutes + 1 where id = $1', [person(0).agencyId]);
    await slow;
    const { rowCount } = await owner.query(`select 1 from concordat.access_log where operation = 'standing.spec'`);
    expect(rowCount).toBe(1);
  });

  it('is one for the whole of a read', async () => {
    const [row] = await reader.read<{ level: string }>(person(0), {
      text: `select current_setting('transaction_isolation') as level`,
      values: [],
    });
    expect(row?.level).toBe('repeatable read');
    await rename('Before');
    const slow = reader.read<{ first: string; last: string }>(person(0), { text: LOOK, values: [person(0).staffId] });
    await new Promise((wait) => setTimeout(wait, 150));
    await rename('After');
    const [seen] = await slow;
    expect([seen?.first, seen?.last]).toEqual(['Before', 'Before']);
  });
});
