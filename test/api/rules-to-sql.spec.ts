import { abilityFor, type AbilityRules, type Actor, type Conditions, rulesToSql, ruleView, symbolicActor } from '@lib/access';
import { subject } from '@casl/ability';
import type pg from 'pg';
import { actAs } from '../support/act-as.js';
import { asOwner, type FreshDatabase, freshDatabase } from '../support/database.js';
import { Random } from '../support/random.js';

const ROUNDS = 400;
const ROWS = 40;
const UNITS = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002', '018f0000-0000-7000-8000-000000000003'];
const AGENCIES = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'];
const LEVELS = ['LOW', 'HIGH', "it's", null];

interface Row {
  readonly agencyId: string | null;
  readonly unitId: string | null;
  readonly level: string | null;
  readonly open: boolean | null;
}
const columnOf = (field: string): string | undefined => ({ agencyId: 't.a', unitId: 't.u', level: 't.l', open: 't.o' })[field];

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => database?.drop());

/** One random rule; the actor's parts come from whoever the rules are made for, real or symbolic. */
function randomRule(random: Random, who: Actor): Conditions | undefined {
  if (random.chance(0.05)) return undefined;
  const level = random.pick<Conditions['level']>([
    null,
    'LOW',
    { $ne: 'HIGH' },
    { $ne: null },
    { $in: ['LOW', "it's", null] },
    { $nin: ['LOW', null] },
    { $nin: ['LOW'] },
    { $in: [] },
  ]);
  const unit = random.pick<Conditions['unitId']>([{ $in: who.unitIds }, who.homeUnitId, { $in: [...who.unitIds, UNITS[2] as string] }]);
  const agency = random.pick<Conditions['agencyId']>([who.agencyId, { $ne: who.agencyId }, null]);
  const parts: [string, Conditions[string]][] = [
    ['level', level],
    ['unitId', unit],
    ['agencyId', agency],
    ['open', random.pick<boolean | null>([true, false, null])],
  ];
  const chosen = parts.filter(() => random.chance(0.5));
  if (chosen.length === 0) return undefined;
  if (chosen.length > 1 && random.chance(0.3)) return { $or: chosen.map(([field, test]) => ({ [field]: test })) };
  return Object.fromEntries(chosen);
}

async function allowedBySql(client: pg.Client, condition: string, rows: readonly Row[]): Promise<boolean[]> {
  const values = JSON.stringify(rows.map((row, n) => ({ n, a: row.agencyId, u: row.unitId, l: row.level, o: row.open })));
  const found = await client.query<{ n: number }>(
    `select t.n from json_to_recordset($1::json) as t(n int, a uuid, u uuid, l text, o boolean) where ${condition}`,
    [values],
  );
  const seen = new Set(found.rows.map(({ n }) => n));
  return rows.map((_, n) => seen.has(n));
}

interface Tally {
  yes: number;
  no: number;
  readonly different: string[];
}

function rulesOf(round: number): AbilityRules {
  const count = new Random(round).below(4);
  return (who, may) => {
    const random = new Random(round + 500_000);
    for (let i = 0; i < count; i += 1) {
      const conditions = randomRule(random, who);
      may('read', 'Note', { because: `rule ${i}`, ...(conditions ? { conditions } : {}) });
    }
  };
}

/** Each round: some rules, one person, some rows; `mutate` plants a fault in the SQL. */
async function compare(rounds: number, mutate: (sql: string) => string): Promise<Tally> {
  const tally: Tally = { yes: 0, no: 0, different: [] };
  await asOwner(database.ownerUrl, async (client) => {
    for (let round = 0; round < rounds; round += 1) {
      const rules = rulesOf(round);
      const random = new Random(round + 1_000_000);
      const home = random.pick([null, UNITS[0] as string]);
      const part = { staffId: UNITS[2], agencyId: AGENCIES[0], unitIds: UNITS.slice(0, random.below(3)), homeUnitId: home };
      const actor = { ...symbolicActor(['SUPERVISOR'], 'POLICE'), ...part } as Actor;
      const rows = Array.from({ length: ROWS }, () => randomRow(random));
      const ability = abilityFor(ruleView(actor), [rules]);
      const byRule = rows.map((one) => ability.can('read', subject('Note', { ...one })));
      const symbolic = abilityFor(symbolicActor(['SUPERVISOR'], 'POLICE'), [rules]);
      // Where the real one stands in a post, the mark reads it from there; here it is put in by hand.
      const asked = rulesToSql(symbolic, 'read', 'Note', columnOf).replace(HOME, home ? `'${home}'::uuid` : 'null::uuid');
      await client.query('begin');
      await actAs(client, actor);
      const bySql = await allowedBySql(client, mutate(asked), rows);
      await client.query('rollback');
      if (bySql.join() !== byRule.join()) tally.different.push(`round ${round}: ${JSON.stringify(ability.rules)} ${asked}`);
      for (const yes of bySql) tally[yes ? 'yes' : 'no'] += 1;
    }
  });
  return tally;
}

const HOME = /\(select min\(p\.unit_id[^]*?< p\.held_to\){3}/g;
const randomRow = (random: Random): Row => ({
  agencyId: random.pick([...AGENCIES, null]),
  unitId: random.pick([...UNITS, null]),
  level: random.pick(LEVELS),
  open: random.pick([true, false, null]),
});

test(`${ROUNDS} random sets of rules over ${ROWS} rows each: SQL lets through exactly what the instance check lets through`, async () => {
  const { yes, no, different } = await compare(ROUNDS, (sql) => sql);
  expect(different).toEqual([]);
  expect(yes).toBeGreaterThan(ROUNDS * ROWS * 0.1);
  expect(no).toBeGreaterThan(ROUNDS * ROWS * 0.1);
}, 60_000);

test.each<[string, (sql: string) => string]>([
  ['null taken for "not equal"', (sql) => sql.replaceAll('is distinct from', '<>')],
  ['null taken for "none of these"', (sql) => sql.replaceAll(') is not true', ') = false')],
  ['nothing allowed taken for anything', (sql) => (sql === 'false' ? 'true' : sql)],
  ['all required taken for any', (sql) => sql.replaceAll(' and ', ' or ')],
  ['any taken for all required', (sql) => sql.replaceAll(' or ', ' and ')],
  ['null left out', (sql) => sql.replaceAll('is null', '= null')],
])(
  'control: a planted fault is found (%s)',
  async (_what, mutate) => {
    expect((await compare(120, mutate)).different.length).toBeGreaterThan(0);
  },
  60_000,
);
