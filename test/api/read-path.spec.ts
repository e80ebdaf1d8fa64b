import { type BothAnswers, BothPaths } from '../support/both-paths.js';
import { TestApi } from '../support/api.js';
import { asOwner, type FreshDatabase, freshDatabase } from '../support/database.js';
import { TestIssuer } from '../support/issuer.js';
import { OrchardModule } from '../support/orchard/orchard.module.js';
import { Random } from '../support/random.js';
import { OperationMaker } from '../support/random-operations.js';
import { type SmallWorld, smallWorld } from '../support/small-world.js';

const HOW_MANY = Number(process.env['RANDOM_OPERATIONS'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? 20261122);
const AT_ONCE = 4;

let database: FreshDatabase;
let issuer: TestIssuer;
let api: TestApi;
let world: SmallWorld;
let paths: BothPaths;

beforeAll(async () => {
  database = await freshDatabase();
  issuer = await TestIssuer.start();
  world = await smallWorld(database.ownerUrl, issuer.issuer);
  api = await TestApi.start(database, issuer, {}, { contexts: [OrchardModule], operations: 'query Agencies { agencies { id } }' });
  paths = new BothPaths(api.app);
});
afterAll(async () => {
  await api?.stop();
  await issuer?.stop();
  await database?.drop();
});

test(`${HOW_MANY} random operations: the compiled answer is the ordinary answer`, async () => {
  const { model } = paths.readPath;
  const random = new Random(SEED);
  const part = {
    roots: [...model.roots.keys(), ...model.constants.keys()],
    fieldsOf: (name: string): string[] => {
      const found = [...model.types.values()]
        .filter(({ of }) => of === name)
        .flatMap(({ columns, links }) => [...Object.keys(columns), ...Object.keys(links)]);
      return name.endsWith('Page') ? ['items', 'endCursor', 'hasMore'] : name === 'Word' ? ['code', 'level', 'also'] : found;
    },
  };
  const maker = new OperationMaker(paths.schema, part, world.pool, random);
  const tally: Tally = { compiled: 0, refused: 0, filled: 0, answered: [] };
  let done = 0;
  const worker = async (): Promise<void> => {
    while (done < HOW_MANY) {
      const run = String((done += 1));
      const actor = random.pick(world.actors);
      const { text, variables } = maker.make();
      const answers = await paths.ask(actor, text, variables, run);
      if (!same(answers)) {
        const said = [`compiled ${JSON.stringify(answers.compiled)}`, `ordinary ${JSON.stringify(answers.ordinary)}`];
        throw new Error([`seed ${SEED}, run ${run}, as ${actor.roles.join()}`, text, JSON.stringify(variables), ...said].join('\n'));
      }
      count(tally, run, answers);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.stdout.write(
    `read path: ${HOW_MANY} operations, ${tally.compiled} compiled, ${tally.refused} refused, ${tally.filled} with something to say\n`,
  );
  expect(tally.compiled).toBeGreaterThan(HOW_MANY * 0.9);
  expect(tally.filled).toBeGreaterThan(HOW_MANY * 0.25);
  await expectSameLog(database.ownerUrl, tally.answered);
}, 600_000);

interface Tally {
  compiled: number;
  refused: number;
  filled: number;
  readonly answered: string[];
}

function count(tally: Tally, run: string, { compiled, ordinary }: BothAnswers): void {
  if (compiled?.data && ordinary.data) tally.answered.push(run);
  if (compiled) tally.compiled += 1;
  if (ordinary.errors.length > 0) tally.refused += 1;
  if (ordinary.data && ordinary.data.length > 100) tally.filled += 1;
  for (const [, cursor] of ordinary.data?.matchAll(/"(Wy[\w-]{20,})"/g) ?? []) world.pool.cursors.push(cursor as string);
}

/** The compiled path looks at every argument; the ordinary one only at those of rows it comes to. */
const STRICTER = ['This is not a place in this list', 'Ask for between 1 and 100 at a time'];

function same({ compiled, ordinary }: BothAnswers): boolean {
  if (!compiled || STRICTER.includes(compiled.errors[0] ?? '')) return true;
  return compiled.errors.length > 0 || ordinary.errors.length > 0
    ? compiled.errors.length > 0 && ordinary.errors.length > 0
    : compiled.data === ordinary.data;
}

/** Each path wrote the same rows about who read what. A refused operation may have stopped earlier on one path, so only answered ones count. */
async function expectSameLog(ownerUrl: string, answered: readonly string[]): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ runs: number; different: string[] }>(
      `
      with said as (
        select split_part(correlation_id, '-', 1) as path, split_part(correlation_id, '-', 2) as run,
          jsonb_agg(jsonb_build_array(act, operation, subject_type, subject_id, person_id, row_count, code, details, staff_id, agency_id) order by act, subject_type, subject_id, person_id, row_count, details::text) as entries
        from concordat.access_log group by 1, 2)
      select count(*)::int as runs, coalesce(array_agg(run || ': ' || c.entries::text || ' <> ' || o.entries::text) filter (where c.entries <> o.entries), '{}') as different
        from (select * from said where path = 'compiled') c join (select * from said where path = 'ordinary') o using (run) where run = any($1)`,
      [answered],
    );
    expect(rows[0]?.different.slice(0, 3)).toEqual([]);
    expect(rows[0]?.runs).toBeGreaterThan(HOW_MANY * 0.3);
  });
}
