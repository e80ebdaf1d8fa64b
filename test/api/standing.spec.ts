import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import { type Acting, PipelinedReader, type Tx, UnitOfWork } from '@lib/platform';
import pg from 'pg';
import { asOwner } from '../support/database.js';
import { type OrchardApi, orchardApi } from '../support/orchard-api.js';
import { Random } from '../support/random.js';

/*
 * Who acts is looked at twice: when the request comes in, and inside the transaction that reads or writes. Here the second look is held against
 * the first, and what happens between the two is made to happen.
 */
const SEED = Number(process.env['CONCORDAT_SEED'] ?? 1_122);
const ROUNDS = 1_500;
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
const ACT_FOR = 'select concordat.act_for($1, $2, $3, $4, $5, $6)';
const SETTINGS = `select concordat.current_staff() as staff, concordat.current_agency() as agency, concordat.current_units()::text[] as units, concordat.current_roles() as roles`;
const claim = (actor: Acting): unknown[] => [actor.signInId, actor.staffId, actor.agencyId, actor.agencyKind, actor.unitIds, actor.roles];
const sorted = (list: readonly string[]): string => [...list].sort().join();

describe('the look inside the transaction', () => {
  /** What can happen to somebody between two looks. Each is undone with the transaction it happens in. */
  const happenings: readonly ((random: Random, actor: Actor) => readonly [string, unknown[]])[] = [
    () => ['select 1', []],
    (_, { staffId }) => ['update concordat.staff set name = name || $2 where id = $1', [staffId, ' again']],
    (_, { accountId }) => [`update concordat.account set state = 'SUSPENDED' where id = $1`, [accountId]],
    (_, { signInId }) => ['update concordat.sign_in set ended_at = now() where id = $1', [signInId]],
    (random, { signInId }) => [
      'update concordat.sign_in set last_seen_at = now() - make_interval(mins => $2) where id = $1',
      [signInId, random.pick([10, 14, 16])],
    ],
    (random, { signInId }) => [
      'update concordat.sign_in set started_at = now() - make_interval(hours => $2) where id = $1',
      [signInId, random.pick([11, 13])],
    ],
    (_, { staffId }) => ['update concordat.post set held_to = concordat.now() where staff_id = $1', [staffId]],
    (random, { staffId }) => [
      `update concordat.post set held_to = concordat.now() + $2::interval where staff_id = $1`,
      [staffId, random.pick(['-1 minute', '1 hour'])],
    ],
    (random, { staffId, agencyId }) => [
      `insert into concordat.post (staff_id, unit_id, agency_id, role, held_from)
         select $1, u.id, $2, $3, concordat.now() + $4::interval from concordat.unit u where u.agency_id = $2 order by u.name limit 1`,
      [staffId, agencyId, random.pick(['SUPERVISOR', 'RECORDS_MANAGER']), random.pick(['-1 minute', '1 hour'])],
    ],
    (random, { staffId }) => [
      'update concordat.staff set agency_id = (select id from concordat.agency order by id offset $2 limit 1) where id = $1',
      [staffId, random.below(3)],
    ],
    (random, { agencyId }) => ['update concordat.agency set kind = $2 where id = $1', [agencyId, random.pick(['POLICE', 'PROBATION'])]],
    (random, { agencyId }) => [
      `insert into concordat.unit (agency_id, parent_id, name, duty_name, duty_phone, duty_hours)
         select $1, (select id from concordat.unit where agency_id = $1 order by name limit 1 offset $2), $3, 'Desk', '0', 'Always'`,
      [agencyId, random.below(2), randomUUID()],
    ],
    () => [`update concordat.clock set shift = interval '2 hours'`, []],
  ];

  const outcomeOf = async (values: unknown[]): Promise<string> => {
    await owner.query('savepoint look');
    try {
      await owner.query(ACT_FOR, values);
      return 'acts';
    } catch (fault) {
      await owner.query('rollback to look');
      return (fault as { code: string }).code;
    }
  };
  const firstLook = async (n: number): Promise<Actor | null> => {
    const { rows } = await owner.query<{ actor: Actor | null }>('select concordat.actor_for($1, $2, $3) as actor', [
      orchard.issuer.issuer,
      `person-${n}`,
      `${orchard.issuer.issuer}|session-${n}`,
    ]);
    return rows[0]?.actor ?? null;
  };
  const same = (a: Actor, b: Actor): boolean =>
    a.staffId === b.staffId &&
    a.agencyId === b.agencyId &&
    a.agencyKind === b.agencyKind &&
    sorted(a.unitIds) === sorted(b.unitIds) &&
    sorted(a.roles) === sorted(b.roles);

  it(`agrees with the first in ${ROUNDS} changes between the two, made at random`, async () => {
    const random = new Random(SEED);
    const tally: Record<string, number> = { acts: 0, CS001: 0, CS002: 0 };
    const different: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const n = random.below(6);
      await owner.query('begin isolation level read committed');
      const claimed = await firstLook(n);
      if (!claimed) throw new Error(`person ${n} is not signed in`);
      const [sql, values] = random.pick(happenings)(random, claimed);
      await owner.query(sql, values);
      const outcome = await outcomeOf(claim(claimed));
      const now = await firstLook(n);
      const expected = now === null ? 'CS001' : same(now, claimed) ? 'acts' : 'CS002';
      if (outcome !== expected) different.push(`${outcome} instead of ${expected} after ${sql} ${JSON.stringify(values)}`);
      tally[outcome] = (tally[outcome] ?? 0) + 1;
      if (outcome === 'acts') {
        const [set] = (await owner.query<{ staff: string; agency: string; units: string[]; roles: string[] }>(SETTINGS)).rows;
        const told = set && [set.staff, set.agency, sorted(set.units), sorted(set.roles)].join(' ');
        if (told !== [claimed.staffId, claimed.agencyId, sorted(claimed.unitIds), sorted(claimed.roles)].join(' '))
          different.push(`${told}`);
      }
      await owner.query('rollback');
    }
    console.log(`standing, seed ${SEED}: ${JSON.stringify(tally)} of ${ROUNDS}, ${different.length} different`);
    expect(different).toEqual([]);
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(ROUNDS / 20);
  });

  const more: readonly [string, (me: Actor, other: Actor) => Partial<Actor>, string][] = [
    ['a role', ({ roles }) => ({ roles: [...roles, 'SUPERVISOR'] }), 'CS002'],
    ['a unit', ({ unitIds }, other) => ({ unitIds: [...unitIds, ...other.unitIds] }), 'CS002'],
    ['another person', (_, { staffId }) => ({ staffId }), 'CS002'],
    ['another agency', (_, { agencyId }) => ({ agencyId }), 'CS002'],
    ['another kind of agency', () => ({ agencyKind: 'PRISON' }), 'CS002'],
    ['another’s sign-in', (_, { signInId }) => ({ signInId }), 'CS002'],
    ['a sign-in that is none', () => ({ signInId: randomUUID() }), 'CS001'],
    ['nothing at all', () => ({ roles: null as never, unitIds: null as never }), 'CS002'],
  ];
  it.each(more)('takes nobody’s word for %s', async (_, change, code) => {
    await owner.query('begin');
    const claimed = { ...person(0), ...change(person(0), person(2)) };
    expect(await outcomeOf(claim(claimed))).toBe(code);
    expect((await owner.query(SETTINGS)).rows).toEqual([{ staff: null, agency: null, units: [], roles: [] }]);
    await owner.query('rollback');
  });

  it('is the only one that the roles which serve may call', async () => {
    for (const url of [orchard.database.apiUrl, orchard.database.workerUrl, orchard.database.integratorUrl]) {
      await asOwner(url, async (client) => {
        await expect(client.query(`select concordat.act_as($1, $1, '{}', '{}')`, [randomUUID()])).rejects.toMatchObject({ code: '42501' });
      });
    }
    await asOwner(orchard.database.workerUrl, async (client) => {
      await expect(client.query(ACT_FOR, claim(person(0)))).rejects.toMatchObject({ code: '42501' });
    });
  });
});

describe('what happens between the two looks', () => {
  const QUERY = '{ findPeople(text: "rowan") { items { person { id notes(first: 1) { items { id } } } } } }';
  /** The next transaction waits until this has happened: the process had already found out who asks. */
  function before(target: PipelinedReader | UnitOfWork, name: 'read' | 'run', happens: () => Promise<unknown>): void {
    const calls = target as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const real = calls[name] as (...args: unknown[]) => Promise<unknown>;
    calls[name] = async (...args) => {
      calls[name] = real;
      await happens();
      return real.apply(target, args);
    };
  }
  const ask = (n: number) => orchard.api.ask(orchard.tokenOf(n), QUERY);
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

  it('a post more: the read is begun again and answered', async () => {
    before(reader, 'read', () => extraPost(1));
    const answer = await ask(1);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ findPeople: { items: expect.any(Array) } });
    await owner.query(`delete from concordat.post where staff_id = $1 and role = 'RECORDS_MANAGER'`, [person(1).staffId]);
  });

  it('no post any more: what somebody without one would be told', async () => {
    const withPost = await ask(1);
    before(reader, 'read', () => posts(1, 'concordat.now()'));
    const between = await ask(1);
    const afterwards = await ask(1);
    await posts(1, 'null');
    expect([between.data, between.errors]).toEqual([afterwards.data, afterwards.errors]);
    expect(between.text).not.toEqual(withPost.text);
  });

  it('an account suspended: nobody is signed in', async () => {
    before(reader, 'read', () => account(1, 'SUSPENDED'));
    const answer = await ask(1);
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(answer.data).toBeNull();
    await account(1, 'ACTIVE');
  });

  it('an act is not done on standing that has changed, and says so', async () => {
    const act = jest.fn(async (tx: Tx) => tx.query('select 1'));
    before(work, 'run', () => extraPost(1));
    await expect(work.run(person(1), act)).rejects.toMatchObject({
      kind: 'forbidden',
      reason: expect.stringContaining('Nothing was saved'),
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
