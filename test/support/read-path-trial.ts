import type { Actor } from '@lib/access';
import { OperationRegistry } from '@lib/platform';
import {
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type NamedTypeNode,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
} from 'graphql';
import type { BothAnswers, BothPaths } from './both-paths.js';
import { asOwner } from './database.js';
import { Random } from './random.js';
import { type ModelPart, OperationMaker, type Pool } from './random-operations.js';

const AT_ONCE = 4;
/** What no two readings can agree on: the time, and a log that each reading adds to. Registered operations ask up to a past day. */
const MOVING = ['Viewer.now', 'Query.accessLog', 'WhoKnowsWhat.at'];
const PAST = { AccessLog: { to: '2027-01-31T00:00:00Z' }, WhoKnows: { at: '2027-01-31T00:00:00Z' } } as Readonly<Record<string, object>>;

export interface Tally {
  compiled: number;
  refused: number;
  filled: number;
  readonly answered: string[];
}
export interface Trial {
  readonly paths: BothPaths;
  readonly actors: readonly Actor[];
  readonly pool: Pool;
  readonly seed: number;
}

/** What of the schema the read model answers; the parts of constants too. */
export function modelPart({ readPath, schema }: BothPaths): ModelPart {
  const { model } = readPath;
  const constants = new Map<string, string[]>();
  const learn = (type: GraphQLObjectType): void => {
    if (constants.has(type.name)) return;
    constants.set(type.name, Object.keys(type.getFields()));
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (isObjectType(named)) learn(named);
    }
  };
  for (const name of model.constants.keys()) {
    const named = getNamedType(schema.getQueryType()?.getFields()[name]?.type as never) as unknown;
    if (isObjectType(named)) learn(named);
  }
  const fieldsOf = (name: string): string[] => {
    const found = [...model.types.values()]
      .filter(({ of }) => of === name)
      .flatMap(({ columns, links }) => [
        ...Object.keys(columns),
        ...Object.keys(links),
        ...Object.values(links).flatMap(({ more }) => more ?? []),
      ]);
    if (found.length > 0) return found.filter((field) => !MOVING.includes(`${name}.${field}`));
    return constants.get(name) ?? ['items', 'endCursor', 'hasMore'];
  };
  return { roots: [...model.roots.keys(), ...model.constants.keys()].filter((root) => !MOVING.includes(`Query.${root}`)), fieldsOf };
}

export async function randomTrial({ paths, actors, pool, seed }: Trial, howMany: number): Promise<Tally> {
  const random = new Random(seed);
  const maker = new OperationMaker(paths.schema, modelPart(paths), pool, random);
  const tally: Tally = { compiled: 0, refused: 0, filled: 0, answered: [] };
  let done = 0;
  const worker = async (): Promise<void> => {
    while (done < howMany) {
      const run = String((done += 1));
      const actor = random.pick(actors);
      const { text, variables } = maker.make();
      const answers = await paths.ask(actor, text, variables, run);
      expectSame(answers, [`seed ${seed}, run ${run}, as ${actor.roles.join()}`, text, JSON.stringify(variables)]);
      count(tally, run, answers);
      for (const [, cursor] of answers.ordinary.data?.matchAll(/"(Wy[\w-]{20,})"/g) ?? []) pool.cursors.push(cursor as string);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return tally;
}

/** Every registered query, as every actor, with several draws of its variables. Answers the names of those that do not compile. */
export async function registeredTrial(trial: Trial, operations: string, draws: number): Promise<Tally & { ordinaryOnly: string[] }> {
  const { paths, actors } = trial;
  const random = new Random(trial.seed);
  const tally: Tally = { compiled: 0, refused: 0, filled: 0, answered: [] };
  const ordinaryOnly: string[] = [];
  for (const { name, text, definition } of queriesOf(operations)) {
    if (paths.readPath.operations.compiled(parse(text), name) === null) ordinaryOnly.push(name);
    for (const actor of actors.flatMap((one) => Array.from({ length: draws }, () => one))) {
      const variables = { ...variablesFor(definition, trial, random), ...PAST[name] };
      const run = `${name}.${tally.answered.length + tally.refused + tally.filled}.${random.below(1_000_000)}`;
      const answers = await paths.askNamed(actor, text, name, variables, run);
      expectSame(answers, [`${name} as ${actor.name} (${actor.roles.join()})`, JSON.stringify(variables)]);
      count(tally, run, answers);
    }
  }
  return { ...tally, ordinaryOnly: ordinaryOnly.sort() };
}

interface RegisteredQuery {
  readonly name: string;
  readonly text: string;
  readonly definition: OperationDefinitionNode;
}

function queriesOf(operations: string): RegisteredQuery[] {
  const found = new OperationRegistry(operations).all().map(({ name, text }) => ({ name, text, definition: getOperationAST(parse(text)) }));
  return found.filter((one): one is RegisteredQuery => one.definition?.operation === 'query');
}

function variablesFor({ variableDefinitions }: OperationDefinitionNode, { paths, pool }: Trial, random: Random): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const { variable, type: wanted } of variableDefinitions ?? []) {
    const type = typeFromAST(paths.schema, wanted as NamedTypeNode) as GraphQLInputType | undefined;
    if (!type || (!isNonNullType(type) && random.chance(0.6))) continue;
    variables[variable.name.value] = drawn(random, pool, type, variable.name.value);
  }
  return variables;
}

function drawn(random: Random, pool: Pool, type: GraphQLInputType, name: string): unknown {
  const named = getNamedType(type);
  if (isListType(getNullableType(type))) return [random.pick(pool.ids)];
  if (isEnumType(named)) return random.pick(named.getValues()).name;
  if (named.name === 'UUID') return random.pick(pool.ids);
  if (name === 'after') return pool.cursors.length > 0 ? random.pick(pool.cursors) : null;
  if (named.name === 'Date') return random.pick(pool.days);
  if (named.name === 'Instant') return random.pick(pool.instants);
  return named.name === 'Boolean' ? random.chance(0.5) : random.pick(pool.words);
}

function count(tally: Tally, run: string, { compiled, ordinary }: BothAnswers): void {
  if (compiled?.data && ordinary.data) tally.answered.push(run);
  if (compiled) tally.compiled += 1;
  if (ordinary.errors.length > 0) tally.refused += 1;
  if (ordinary.data && ordinary.data.length > 100) tally.filled += 1;
}

/** The compiled path looks at every argument; the ordinary one only at those of rows it comes to. */
const STRICTER = ['This is not a place in this list', 'Ask for between 1 and 100 at a time'];

function expectSame({ compiled, ordinary }: BothAnswers, where: readonly string[]): void {
  if (!compiled || STRICTER.includes(compiled.errors[0] ?? '')) return;
  const failed = compiled.errors.length > 0 || ordinary.errors.length > 0;
  const same = failed ? compiled.errors.length > 0 && ordinary.errors.length > 0 : compiled.data === ordinary.data;
  if (!same) throw new Error([...where, `compiled ${JSON.stringify(compiled)}`, `ordinary ${JSON.stringify(ordinary)}`].join('\n'));
}

const ENTRY = 'jsonb_build_array(act, operation, subject_type, subject_id, person_id, row_count, code, details, staff_id, agency_id)';

/** Each path wrote the same rows about who read what. A refused operation may have stopped earlier on one path, so only answered ones count. */
export async function expectSameLog(ownerUrl: string, answered: readonly string[]): Promise<number> {
  return asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ runs: number; different: string[] }>(
      `with said as (
         select split_part(correlation_id, '-', 1) as path, split_part(correlation_id, '-', 2) as run, jsonb_agg(${ENTRY} order by ${ENTRY}) as entries
           from concordat.access_log group by 1, 2)
       select count(*)::int as runs, coalesce(array_agg(run || ': ' || c.entries::text || ' <> ' || o.entries::text) filter (where c.entries is distinct from o.entries), '{}') as different
         from (select * from said where path = 'compiled') c full join (select * from said where path = 'ordinary') o using (run) where run = any($1)`,
      [answered],
    );
    expect(rows[0]?.different.slice(0, 3)).toEqual([]);
    return rows[0]?.runs ?? 0;
  });
}
