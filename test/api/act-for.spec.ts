import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import type { Acting } from '@lib/platform';
import pg from 'pg';
import { asOwner } from '../support/database.js';
import { type OrchardApi, orchardApi } from '../support/orchard-api.js';
import { Random } from '../support/random.js';

/*
 * Who acts is looked at twice: when the request comes in (actor_for), and inside the transaction that reads or writes (act_for). Here the second
 * look is held against the first, whatever happened in between.
 */
const SEED = Number(process.env['CONCORDAT_SEED'] ?? 1_122);
const ROUNDS = 1_000;
let orchard: OrchardApi;
let owner: pg.Client;

beforeAll(async () => {
  orchard = await orchardApi();
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
    (_, { staffId }) => [
      `update concordat.post set held_to = concordat.now() where id = (select id from concordat.post where staff_id = $1 order by id limit 1)`,
      [staffId],
    ],
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

  function should(now: Actor | null, claimed: Actor): string {
    if (now === null) return 'CS001';
    return same(now, claimed) ? 'acts' : 'CS002';
  }

  /** Both looks, with something happening in between; what the second said and should have said. */
  async function trial(rounds: number, untilDifferent = false): Promise<{ tally: Record<string, number>; different: string[] }> {
    const random = new Random(SEED);
    const tally: Record<string, number> = { acts: 0, CS001: 0, CS002: 0 };
    const different: string[] = [];
    for (let round = 0; round < rounds && !(untilDifferent && different.length > 0); round += 1) {
      const n = random.below(6);
      await owner.query('savepoint round');
      const claimed = await firstLook(n);
      if (!claimed) throw new Error(`person ${n} is not signed in`);
      const [sql, values] = random.pick(happenings)(random, claimed);
      await owner.query(sql, values);
      const outcome = await outcomeOf(claim(claimed));
      const now = await firstLook(n);
      const expected = should(now, claimed);
      if (outcome !== expected) different.push(`${outcome} instead of ${expected} after ${sql} ${JSON.stringify(values)}`);
      if (outcome === 'acts' && expected === 'acts' && !(await isSetTo(claimed))) different.push(`not what was claimed, after ${sql}`);
      tally[outcome] = (tally[outcome] ?? 0) + 1;
      await owner.query('rollback to round');
    }
    return { tally, different };
  }
  async function isSetTo({ staffId, agencyId, unitIds, roles }: Actor): Promise<boolean> {
    const [set] = (await owner.query<{ staff: string; agency: string; units: string[]; roles: string[] }>(SETTINGS)).rows;
    const told = set && [set.staff, set.agency, sorted(set.units), sorted(set.roles)].join(' ');
    return told === [staffId, agencyId, sorted(unitIds), sorted(roles)].join(' ');
  }

  it(`agrees with the first in ${ROUNDS} changes between the two, made at random`, async () => {
    await owner.query('begin');
    const { tally, different } = await trial(ROUNDS);
    await owner.query('rollback');
    console.log(`standing, seed ${SEED}: ${JSON.stringify(tally)} of ${ROUNDS}, ${different.length} different`);
    expect(different).toEqual([]);
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(ROUNDS / 20);
  });

  it.each([
    ['that the account is active', ` and a.state = 'ACTIVE'`, ''],
    ['that the sign-in was not ended', ' and i.ended_at is null', ''],
    ['that it is not idle', 'statement_timestamp() < i.last_seen_at', `statement_timestamp() - interval '1 day' < i.last_seen_at`],
    ['that it is not over-age', 'statement_timestamp() < i.started_at', `statement_timestamp() - interval '1 day' < i.started_at`],
    ['when a post ends', 'at < p.held_to', 'true'],
    ['when a post begins', 'p.held_from <= at', 'true'],
    ['the roles that are held but not claimed', ' and who.roles <@ p_roles', ''],
    ['the roles that are claimed but not held', 'who.roles @> p_roles and', ''],
    ['the units below', 'u.parent_id = b.unit_id', 'false'],
    ['the kind of agency', ' and who.kind = p_kind', ''],
  ])('control: the trial notices a look that forgets %s', async (_, words, instead) => {
    await owner.query('begin');
    const { rows } = await owner.query<{ text: string }>(
      `select pg_get_functiondef('concordat.act_for(uuid, uuid, uuid, text, uuid[], text[])'::regprocedure) as text`,
    );
    const forgetful = rows[0]?.text.replace(words, instead) ?? '';
    expect(forgetful).not.toBe(rows[0]?.text);
    await owner.query(forgetful);
    expect((await trial(ROUNDS, true)).different).not.toEqual([]);
    await owner.query('rollback');
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
