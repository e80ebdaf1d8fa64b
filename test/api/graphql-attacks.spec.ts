import { GraphQLModule } from '@nestjs/graphql';
import { type Attack, ATTACKS, COP_CHECKS } from '../../apps/cli/src/bench/attacks.js';
import { createApi } from '../../apps/api/src/start.js';
import { settingsFor } from '../support/api.js';
import { asOwner } from '../support/database.js';
import { Stage } from '../support/stage.js';
import { WatchedApi } from '../support/watched-api.js';

/** All that a refused request is ever told. None of it names anything of the schema. */
const SAID = [
  'Ask for between 1 and 100 at a time',
  'Operations are sent with POST',
  'Requests are sent as application/json',
  'The request asks for too much at once',
  'The request is nested too deeply',
  'The request is not JSON',
  'The request is not one that this service understands',
  'The request is too large',
  'This is not an identifier of this service',
  'This operation is not registered',
];

let stage: Stage;
let production: WatchedApi;
let development: WatchedApi;
beforeAll(async () => {
  stage = await Stage.set();
  await WatchedApi.move(stage);
  production = await WatchedApi.start(stage, 'production');
  development = await WatchedApi.start(stage, 'development');
});
afterAll(async () => {
  await production?.api.stop();
  await development?.api.stop();
  await stage?.strike();
});

const attack = (name: string): Attack => {
  const found = ATTACKS.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};
const logged = async (): Promise<number> =>
  asOwner(stage.database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from concordat.access_log');
    return rows[0]?.n ?? -1;
  });

/** Everything that is wrong with how an attack was met; nothing when it was refused before it began. */
async function faultsOf(api: WatchedApi, sent: Attack): Promise<string[]> {
  const [before, lines] = [api.executed, await logged()];
  const { status, text, headers } = await api.send(sent);
  const faults: string[] = [];
  // How many to show may stand in a variable, so it is looked at with the others, and refused as they are.
  if (![400, 405, 413, 415].includes(status) && !text.includes(SAID[0] ?? '')) faults.push(`answered ${status}`);
  if (api.executed !== before) faults.push(`${api.executed - before} executed`);
  if ((await logged()) !== lines) faults.push('left a line in the access log');
  if (headers.get('x-powered-by') !== null) faults.push('says what it is built with');
  return [...faults, ...faultsOfText(text)];
}
function faultsOfText(text: string): string[] {
  let body: { data?: unknown; errors?: { message: string; extensions: object }[] };
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    return ['not JSON'];
  }
  const [error, ...others] = body.errors ?? [];
  if (!error || others.length > 0 || Object.keys(body).length > (body.data === null ? 2 : 1)) return [`answered ${text.slice(0, 200)}`];
  const { message, ...rest } = error;
  if (JSON.stringify(rest) !== '{"extensions":{"code":"BAD_USER_INPUT"}}') return [`also says ${JSON.stringify(rest)}`];
  return SAID.includes(message) ? [] : [`says ${message}`];
}

describe.each([
  ['production', () => production],
  ['development', () => development],
])('in %s', (mode, of) => {
  const sent = ATTACKS.filter(({ productionOnly }) => mode === 'production' || !productionOnly);

  test.each(sent.map((one) => [one.cop ? `${one.name} (graphql-cop: ${one.cop})` : one.name, one] as const))(
    '%s: refused before anything runs, in words that name nothing',
    async (_name, one) => {
      expect(await faultsOf(of(), one)).toEqual([]);
    },
  );

  test('an honest operation runs, and is counted: otherwise nothing above is shown', async () => {
    const before = of().executed;
    const { status, text } = await of().ask({ operationName: 'MyCases' });
    expect([status, text]).toEqual([200, '{"data":{"myCases":{"items":[],"endCursor":null,"hasMore":false}}}']);
    expect(of().executed).toBe(before + 1);
  });

  test('an honest answer carries no trace (graphql-cop: trace mode)', async () => {
    const { text, headers } = await of().ask({ operationName: 'Viewer', extensions: { tracing: true } });
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['data']);
    expect([...headers.keys()].filter((name) => /trac|apollo|server|powered/i.test(name))).toEqual([]);
  });
});

test('all twelve checks of graphql-cop are among them', () => {
  expect([...new Set(ATTACKS.flatMap(({ cop }) => cop ?? []))].sort()).toEqual([...COP_CHECKS].sort());
  expect(COP_CHECKS.length + 1).toBe(12);
});

test.each(['/graphiql', '/graphiql/react.js', '/playground', '/graphql/', '/console', '/voyager', '/altair', '/graphql/schema'])(
  'in production there is nothing at %s',
  async (path) => {
    const { status, text } = await production.send({ method: 'GET', path, headers: { accept: 'text/html' } });
    expect([status, text]).toEqual([404, '{"errors":[{"message":"Not found","extensions":{"code":"NOT_FOUND"}}]}']);
  },
);

/** Apollo by itself, past the registry that stands before it: what it would do should that ever be passed by. */
async function past(api: WatchedApi, query: string): Promise<string> {
  type Server = { executeOperation: (request: object, options: object) => Promise<{ body: { singleResult: object } }> };
  const { instance } = api.api.app.get(GraphQLModule).graphQlAdapter as unknown as { instance: Server };
  const contextValue = { caller: { actor: null, correlationId: 'past' }, correlationId: 'past' };
  const { body } = await instance.executeOperation({ query }, { contextValue });
  return JSON.stringify(body.singleResult);
}

describe('behind the registry', () => {
  test.each(['{ __schema { types { name } } }', '{ __type(name: "Person") { name } }'])(
    'production does not introspect: %s',
    async (query) => {
      expect(faultsOfText(await past(production, query))).toEqual([]);
      expect(await past(development, query)).toContain('"data"');
    },
  );

  test('production holds what is not registered to the same limits', async () => {
    const before = production.executed;
    for (const query of ['{ agencies { units { agency { units { id } } } } }', 'mutation { a: endSession b: endSession }'])
      expect(faultsOfText(await past(production, query))).toEqual([]);
    expect(production.executed).toBe(before);
  });
});

describe('the API does not start', () => {
  const start = (operations: string) =>
    createApi(settingsFor(stage.database, stage.issuer), { operations }).then(
      async (app) => (await app.close(), 'started'),
      (fault: Error) => fault.message,
    );
  test.each([
    ['asks for too much', 'query Big { agencies { units { agency { units { id } } } } }', /Big: \d+ values, and at most 100000/],
    ['makes two changes', 'mutation Two { a: endSession b: endSession }', /Two: more than one change/],
    ['goes too deep', `query Deep { units ${'{ parent '.repeat(12)} { id } ${'}'.repeat(12)} }`, /Deep: 14 depth, and at most 10/],
    ['introspects', 'query Peek { __schema { types { name } } }', /Peek: asks for the schema itself/],
  ])('with a registered operation that %s', async (_what, operations, says) => {
    expect(await start(operations)).toMatch(says);
  });
  test('without its limits, but for a test', async () => {
    const config = { ...settingsFor(stage.database, stage.issuer), NODE_ENV: 'development' as const };
    await expect(createApi(config, { limits: 'off' })).rejects.toThrow('put aside in tests only');
  });
  test('control: it does with one that is small', async () => {
    expect(await start('query Small { viewer { name } } mutation One { endSession }')).toBe('started');
  });
});

describe('controls: with the guard away, the same request is seen to run', () => {
  let unguarded: WatchedApi;
  beforeAll(async () => {
    unguarded = await WatchedApi.start(stage, 'test', { limits: 'off' });
  });
  afterAll(() => unguarded?.api.stop());

  test.each([
    'two thousand aliases',
    'a hundred aliases',
    'a hundred thousand objects',
    'five hundred times one field',
    'thirteen levels of one',
  ])('%s', async (name) => {
    const faults = await faultsOf(unguarded, attack(name));
    expect(faults).toEqual(expect.arrayContaining(['answered 200', expect.stringMatching(/^\d+ executed$/)]));
  });

  test('two changes, both of which are made', async () => {
    const before = unguarded.executed;
    await unguarded.send(attack('one change under two names'));
    expect(unguarded.executed).toBe(before + 2);
  });

  test('an argument left out, with the words of graphql-js', async () => {
    const { instance } = unguarded.api.app.get(GraphQLModule).graphQlAdapter as unknown as {
      instance: { internals: { formatError: unknown } };
    };
    instance.internals.formatError = (asItIs: object) => asItIs;
    const { text } = await unguarded.send(attack('an argument left out'));
    expect(text).toMatch(/argument .* of type .*UUID!/);
    expect(faultsOfText(text)).not.toEqual([]);
  });
});
