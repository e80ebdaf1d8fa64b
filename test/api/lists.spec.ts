import { link, ReadPath } from '@lib/platform';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { TestApi } from '../support/api.js';
import { type BothAnswers, BothPaths } from '../support/both-paths.js';
import { asOwner, type FreshDatabase, freshDatabase } from '../support/database.js';
import { TestIssuer } from '../support/issuer.js';
import { type SmallWorld, smallWorld } from '../support/small-world.js';

const MOST = 100;
/** Lists that a use case works out, and what keeps each of them short: none is read from a table through a link. */
const WORKED_OUT: Readonly<Record<string, string>> = {
  'AnswerRowShown.fields': 'fields of one question: fifteen',
  'Answering.groups': 'groups of one set: twelve',
  'AnsweringGroup.questions': 'questions of one set: a hundred',
  'AnsweringQuestion.problems': 'what is wrong in one answer: a few for each of its fields',
  'AnsweringQuestion.rows': 'rows of one answer: fifty',
  'AnswersChecked.expectedLeftOut': 'agencies that work with one person',
  'AnswersChecked.going': 'questions of one set: a hundred',
  'AnswersChecked.graver': 'lines of one person’s notes, whole: what must be decided is never cut',
  'AnswersChecked.keptOut': 'questions of one set: a hundred',
  'AnswersChecked.stillOpen': 'questions of one set: a hundred',
  'AnswersChecked.uniform': 'questions of one set: a hundred',
  'ManagementPlanCopied.parts': 'three: the plan, its notes, what was shared',
  'AnswersCopied.parts': 'two: what was asked and what was replied',
  'AnswersOverwritten.theirs': 'answers of one page: a hundred',
  'AnswersSent.contradictions': 'one for each question at most: a hundred',
  'AnswersSent.shares': 'one: a sending has one recipient',
  'ChangeConsidered.askedOf': 'agencies of one agreement',
  'ChangeConsidered.impact': 'what one change touches, counted in lines',
  'ChangeConsidered.lines': 'what one change says',
  'ChangeToAnswer.impact': 'what one change touches, counted in lines',
  'Consideration.expectedLeftOut': 'agencies that work with one person',
  'Consideration.recipients': 'recipients of one set: twenty',
  'Consideration.silentSources': 'desks and agencies that were asked about one person and are silent',
  'ConsideredLine.notes': 'one line’s notes, whole: what must be decided is never cut; count says how many',
  'EnquiryConsidered.groups': 'groups of one set, whose questions are a hundred together',
  'EnquiryRefused.problems': 'what one person typed for one set: fields of a hundred questions',
  'ExplanationNeeded.recipients': 'recipients of one set: twenty',
  'GroupConsidered.questions': 'questions of one set: a hundred',
  'LineChecked.problems': 'what is wrong in one answer: a few for each of its fields',
  'NoteRecorded.toldLess': 'agencies that work with one person',
  'NoteWithdrawn.stillRely': 'agencies that were sent one note',
  'OwnLastAnswer.rows': 'rows of one answer: fifty',
  'PreviewItem.difference': 'parts of one text of 8,000 characters',
  'ProcedureFact.reportedBy': 'who may report one fact: twelve',
  'ProcedureMap.ends': 'ends of one process map: twenty',
  'ProcedureMap.facts': 'facts of one process map: sixty',
  'ProcedureMap.startedBy': 'who may begin one process map: twelve',
  'ProcedureMap.steps': 'steps of one process map: sixty',
  'ProcedureMap.variants': 'variants of one process map: twelve',
  'ProcedureOpening.causes': 'causes of one opening: twelve',
  'ProcedureStep.asks': 'question sets of one step: twelve',
  'ProcedureStep.limits': 'limits of one step: twelve',
  'ProcedureStep.openings': 'openings of one step: twelve',
  'ProcedureStep.outcomes': 'outcomes of one step: twelve',
  'ProcedureStep.tells': 'who is told of one step: twelve',
  'OwnRecordStand.witnesses': 'the witnesses of one policy, a handful, whole',
  'Query.answersOverTime': 'questions ever asked about one person, cut at a hundred',
  'Query.possibleRecipients': 'agencies that could be told, whole: a choice that is cut is no choice',
  'Query.preview': 'recipients of one set: twenty',
  'Query.procedures': 'process maps that are shipped: a dozen',
  'Query.questionSets': 'sets that one agency may ask: the shipped ones and its own versions of them',
  'Query.shippedSets': 'sets that are shipped: a dozen',
  'QuestionFieldShown.options': 'options of one field, as the set has them',
  'QuestionOverTime.entries': 'answers to one question, cut at a hundred',
  'QuestionSetUnsound.problems': 'what is wrong in one set, cut at a hundred',
  'QuestionShown.fields': 'fields of one question, as the set has them',
  'RecipientConsideration.asGrave': 'lines of one person’s notes, whole: what must be decided is never cut',
  'RecipientConsideration.graver': 'lines of one person’s notes, whole: what must be decided is never cut',
  'SharePreview.items': 'decisions towards one recipient: a hundred',
  'SharedReceipt.shares': 'recipients of one set: twenty',
  'SharedReceipt.silentSources': 'desks and agencies that were asked about one person and are silent',
  'UnexplainedFor.lines': 'lines of one person’s notes, whole: what must be decided is never cut',
  'WorkNotReassigned.lines': 'pieces of work that were given together: a hundred',
};

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

const police = () => world.actors[0] as SmallWorld['actors'][number];
let asked = 0;
const ask = (text: string, variables: Record<string, unknown> = {}): Promise<BothAnswers> =>
  paths.ask(police(), text, variables, `lists-${(asked += 1)}`);
const run = (sql: string, values: unknown[] = []) => asOwner(database.ownerUrl, (owner) => owner.query(sql, values));
/** What both paths answered, which must be the same. */
async function both<Data>(text: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { compiled, ordinary } = await ask(text, variables);
  expect(ordinary.errors).toEqual([]);
  expect(compiled).toEqual(ordinary);
  return JSON.parse(ordinary.data ?? 'null') as Data;
}

describe('every list of the schema', () => {
  test('is a page, a link that is capped, words in code, or one that a use case keeps short', () => {
    const { schema } = api.app.get(GraphQLSchemaHost, { strict: false });
    const kindOf = kindsOfLists(api.app.get(ReadPath, { strict: false }).model, schema);
    const found = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => isListType(getNullableType(field.type)))
      .map(({ type, field }) => ({ path: `${type.name}.${field.name}`, kind: kindOf(type.name, field) }));
    const count = (kind: string): number => found.filter((one) => one.kind === kind).length;
    process.stdout.write(
      `lists: ${['capped', 'page', 'in code', 'worked out', 'values'].map((kind) => `${count(kind)} ${kind}`).join(', ')}\n`,
    );
    expect(found.filter(({ kind }) => kind === undefined).map(({ path }) => path)).toEqual([]);
    expect(count('capped')).toBeGreaterThan(15);
    expect(count('page')).toBeGreaterThan(8);
  });

  test('of words in code holds no more than a hundred', () => {
    const { model } = api.app.get(ReadPath, { strict: false });
    const longest = (value: unknown): number => {
      if (Array.isArray(value)) return Math.max(value.length, ...value.map(longest));
      return typeof value === 'object' && value !== null ? Math.max(0, ...Object.values(value).map(longest)) : 0;
    };
    expect([...model.constants.values()].map(({ value }) => longest(value())).filter((length) => length > MOST)).toEqual([]);
  });

  test('that is a page refuses to be longer', async () => {
    const { model } = api.app.get(ReadPath, { strict: false });
    for (const { link: found } of model.links()) if (found.kind === 'page') expect(found.limit).toBe(MOST);
    const { ordinary, compiled } = await ask('{ myCases(first: 101) { items { id } } }');
    expect([ordinary.errors, compiled?.errors]).toEqual([['Ask for between 1 and 100 at a time'], ['Ask for between 1 and 100 at a time']]);
  });

  test('control: no context can declare a longer one', () => {
    const order = [link.asc('id', 'uuid')];
    expect(() => link.many('Agency', { where: () => [], order, limit: 101 })).toThrow('may hold 100 at most');
    expect(link.many('Agency', { where: () => [], order }).limit).toBe(100);
  });
});

describe('past a hundred, on both paths', () => {
  test('a list beside which it can be said is cut, and it is said', async () => {
    const units = 'query U { agencies { id units { id } moreUnits } }';
    type Found = { agencies: { id: string; units: { id: string }[]; moreUnits: boolean }[] };
    const own = async () => (await both<Found>(units)).agencies.find(({ id }) => id === police().agencyId);
    const add = (from: number, to: number) =>
      run(
        `insert into concordat.unit (id, agency_id, name, duty_name, duty_phone, duty_hours)
         select gen_random_uuid(), $1, 'Extra ' || i, 'Desk', '0', 'Always' from generate_series($2::int, $3) i`,
        [police().agencyId, from, to],
      );
    expect((await own())?.moreUnits).toBe(false);
    await add(1, 98);
    expect(await own()).toMatchObject({ units: { length: 100 }, moreUnits: false });
    await add(99, 99);
    expect(await own()).toMatchObject({ units: { length: 100 }, moreUnits: true });
  });

  test('a list of the directory goes on after the last one, and nothing is lost or shown twice', async () => {
    await run(
      `insert into concordat.agency (id, name, short_name, kind) select gen_random_uuid(), n, n, 'COUNCIL'
       from (select 'Council ' || i as n from generate_series(1, 250) i) names`,
    );
    const found: string[] = [];
    for (let after: string | null = null, length = MOST; length === MOST;) {
      const { agencies }: { agencies: { id: string }[] } = await both('query A($after: UUID) { agencies(after: $after) { id } }', {
        after,
      });
      expect(agencies.length).toBeLessThanOrEqual(MOST);
      found.push(...agencies.map(({ id }) => id));
      length = agencies.length;
      after = agencies.at(-1)?.id ?? null;
    }
    const { rows } = await run('select id from concordat.agency order by name, id');
    expect(found).toEqual(rows.map(({ id }: { id: string }) => id));
    expect(found.length).toBeGreaterThan(250);
  });

  test('after an id that is not there, or not theirs to see, there is nothing', async () => {
    expect(
      await both('query A($after: UUID) { agencies(after: $after) { id } }', { after: '018f0000-0000-7000-8000-000000000000' }),
    ).toEqual({
      agencies: [],
    });
  });

  test('a list that should be whole is refused whole, and no part of it is shown', async () => {
    const { person } = await firstReadable();
    const text = 'query P($id: UUID!) { person(id: $id) { id aliases { familyName } } }';
    const { rows } = await run('select count(*)::int as n from concordat.person_alias where person_id = $1', [person]);
    const before = (rows[0] as { n: number }).n;
    const add = (from: number, to: number) =>
      run(`insert into concordat.person_alias select $1, 'Alias', 'Extra ' || i from generate_series($2::int, $3) i`, [person, from, to]);
    await add(1, MOST - before);
    expect(await both<{ person: { aliases: unknown[] } }>(text, { id: person })).toMatchObject({ person: { aliases: { length: MOST } } });
    await add(MOST, MOST);
    const { compiled, ordinary } = await ask(text, { id: person });
    expect([compiled?.data, ordinary.data]).toEqual([null, null]);
    expect([compiled?.errors.length, ordinary.errors.length]).toEqual([1, 1]);
    const answer = await api.ask(issuer.token('person-0', 'session-0'), text, { id: person });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['FAULT']);
    expect(answer.text).not.toContain('Extra');
  });
});

/** How a list of things is kept short; undefined when nothing does. */
function kindsOfLists(model: ReadPath['model'], schema: GraphQLSchema) {
  const links = new Map([...model.links()].map(({ owner, field, link: found }) => [`${owner}.${field}`, found]));
  const typeAt = (path: string): string => {
    const [owner = '', field = ''] = path.split('.');
    const type = schema.getType(owner);
    return isObjectType(type) ? getNamedType(type.getFields()[field]?.type as GraphQLOutputType).name : '';
  };
  const pages = new Set([...links].filter(([, { kind }]) => kind === 'page').map(([path]) => typeAt(path)));
  const constants = new Set([...model.constants.keys()].map((field) => typeAt(`Query.${field}`)));
  return (owner: string, field: GraphQLField<unknown, unknown>): string | undefined => {
    const path = `${owner}.${field.name}`;
    if (isLeafType(getNamedType(field.type))) return 'values';
    if ((links.get(path)?.limit ?? Infinity) <= MOST) return 'capped';
    if (field.name === 'items' && pages.has(owner)) return 'page';
    if (constants.has(owner) || model.constants.has(field.name)) return 'in code';
    return Object.hasOwn(WORKED_OUT, path) ? 'worked out' : undefined;
  };
}

async function firstReadable(): Promise<{ person: string }> {
  for (const id of world.pool.ids) {
    const { ordinary } = await ask('query P($id: UUID!) { person(id: $id) { id } }', { id });
    if (ordinary.data?.includes(id)) return { person: id };
  }
  throw new Error('nobody may be read');
}
