import { assertObjectType } from 'graphql';
import { TestApi } from '../support/api.js';
import { type BothAnswers, BothPaths } from '../support/both-paths.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { TestIssuer } from '../support/issuer.js';
import { Random } from '../support/random.js';
import { OperationMaker } from '../support/random-operations.js';
import { type SmallWorld, smallWorld } from '../support/small-world.js';

/** Every context as it is really read: compiled and field by field, by everybody, the same. */
const HOW_MANY = Number(process.env['RANDOM_OPERATIONS'] ?? 10_000) / 4;
const SEED = Number(process.env['SEED'] ?? 20261122);
/** The compiled path looks at every argument; the ordinary one only at those of rows it comes to. */
const STRICTER = ['This is not a place in this list', 'Ask for between 1 and 100 at a time'];

jest.setTimeout(300_000);

let database: FreshDatabase;
let issuer: TestIssuer;
let api: TestApi;
let world: SmallWorld;
let paths: BothPaths;

beforeAll(async () => {
  database = await freshDatabase();
  issuer = await TestIssuer.start();
  world = await smallWorld(database.ownerUrl, issuer.issuer);
  api = await TestApi.start(database, issuer);
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
  const fieldsOf = (name: string): string[] => {
    const modelled = [...model.types.values()].filter(({ of }) => of === name);
    // A page, or what stands in code: all that the schema says of it.
    if (modelled.length === 0) return Object.keys(assertObjectType(paths.schema.getType(name)).getFields());
    return modelled.flatMap(({ columns, links }) => [
      ...Object.keys(columns),
      ...Object.keys(links),
      ...Object.values(links).flatMap(({ more }) => more ?? []),
    ]);
  };
  // What time it is differs from one statement to the next, and the access log has grown by what was just read.
  const timeless = (name: string): string[] =>
    fieldsOf(name).filter((field) => field !== 'now' && `${name}.${field}` !== 'WhoKnowsWhat.at');
  const roots = [...model.roots.keys(), ...model.constants.keys()].filter((root) => root !== 'accessLog');
  const maker = new OperationMaker(paths.schema, { roots, fieldsOf: timeless }, world.pool, random);
  const tally = { compiled: 0, filled: 0 };
  for (let run = 0; run < HOW_MANY; run += 1) {
    const actor = random.pick(world.actors);
    const { text, variables } = maker.make();
    const answers = await paths.ask(actor, text, variables, String(run));
    if (!same(answers))
      throw new Error(`seed ${SEED}, run ${run}, as ${actor.roles.join()}\n${text}\n${JSON.stringify({ variables, ...answers })}`);
    if (answers.compiled) tally.compiled += 1;
    if ((answers.ordinary.data?.length ?? 0) > 100) tally.filled += 1;
    for (const [, cursor] of answers.ordinary.data?.matchAll(/"(Wy[\w-]{20,})"/g) ?? []) world.pool.cursors.push(cursor as string);
  }
  expect(tally.compiled).toBeGreaterThan(HOW_MANY * 0.9);
  // Of the roots most are of things that a small world has none of, and there are more of them with every room: as many answers have something
  // in them as if six roots were always full.
  expect(tally.filled).toBeGreaterThan((HOW_MANY * 6) / roots.length);
});

function same({ compiled, ordinary }: BothAnswers): boolean {
  if (!compiled || STRICTER.includes(compiled.errors[0] ?? '')) return true;
  if (compiled.errors.length > 0 || ordinary.errors.length > 0) return compiled.errors.length > 0 && ordinary.errors.length > 0;
  return compiled.data === ordinary.data;
}
