import { asOwner } from '../support/database.js';
import { type OrchardApi, orchardApi, ORCHARD_OPERATIONS, POLICE } from '../support/orchard-api.js';
import { OrchardModule } from '../support/orchard/orchard.module.js';
import { TestApi } from '../support/api.js';

let orchard: OrchardApi;
let production: TestApi;
beforeAll(async () => {
  orchard = await orchardApi();
  const settings = {
    OIDC_ISSUERS: JSON.stringify([{ issuer: 'https://identity.example', clientId: 'portal', audience: 'concordat-api', label: 'Test' }]),
  };
  production = await TestApi.start(
    orchard.database,
    orchard.issuer,
    { NODE_ENV: 'production', ...settings },
    { contexts: [OrchardModule], operations: ORCHARD_OPERATIONS },
  );
});
afterAll(async () => {
  await production?.stop();
  await orchard?.stop();
});

const SAYS_TOO_MUCH = /Did you mean|at \/|node_modules|Maximum call stack|SELECT|select |concordat\.|stacktrace|locations/;
const asPolice = (query: string, variables: object = {}) => orchard.api.ask(orchard.tokenOf(POLICE), query, variables);

describe('in development', () => {
  const cases: [string, () => Promise<{ status: number; text: string; errors: unknown }>][] = [
    ['ten thousand aliases', () => asPolice(`{ ${Array.from({ length: 10_000 }, (_, i) => `a${i}: agencies { id }`).join(' ')} }`)],
    ['a page of three million', () => asPolice('{ people(first: 3000000) { items { id } } }')],
    ['a page of none', () => asPolice('{ people(first: 0) { items { id } } }')],
    ['three thousand overlapping fields', () => asPolice(`{ ${'agencies { id } '.repeat(3_000)} }`)],
    ['a thousand levels', () => asPolice(`{ agencies ${'{ units { agency '.repeat(1_000)} { id } ${'} }'.repeat(1_000)} }`)],
    ['a list of ten thousand', () => asPolice(`{ people(ids: [${'"x",'.repeat(10_000)}]) { items { id } } }`)],
    [
      'variables three thousand levels deep',
      () =>
        orchard.api.post(
          `{"query":"{ agencies { id } }","variables":{"a":${'['.repeat(3_000)}${']'.repeat(3_000)}}}`,
          orchard.tokenOf(POLICE),
        ),
    ],
    ['a field that is nearly one of ours', () => asPolice('{ agencie { id } }')],
    ['an argument left out', () => asPolice('{ person { id } }')],
    [
      'a batch of a hundred',
      () =>
        orchard.api.post(JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ agencies { id } }' }))), orchard.tokenOf(POLICE)),
    ],
    ['a comment of two megabytes', () => asPolice(`# ${'x'.repeat(2_000_000)}\n{ agencies { id } }`)],
    ['ten megabytes', () => orchard.api.post(`{"query":"${'x'.repeat(10_000_000)}"}`, orchard.tokenOf(POLICE))],
    ['half a body', () => orchard.api.post('{"query": "{ agenc', orchard.tokenOf(POLICE))],
    ['no body', () => orchard.api.post('', orchard.tokenOf(POLICE))],
    ['a body that is null', () => orchard.api.post('null', orchard.tokenOf(POLICE))],
    [
      'a body that reaches for a prototype',
      () => orchard.api.post('{"query":"{ agencies { id } }","variables":{"__proto__":{"admin":true}}}', orchard.tokenOf(POLICE)),
    ],
    ['text where JSON belongs', () => orchard.api.post('{ agencies { id } }', orchard.tokenOf(POLICE), { 'content-type': 'text/plain' })],
    [
      'a form where JSON belongs',
      () =>
        orchard.api.post('query=%7Bagencies%7Bid%7D%7D', orchard.tokenOf(POLICE), { 'content-type': 'application/x-www-form-urlencoded' }),
    ],
    ['an id with a NUL', () => asPolice('query P($id: UUID!) { person(id: $id) { id } }', { id: 'a\u0000b' })],
    ['an id in capitals', () => asPolice('query P($id: UUID!) { person(id: $id) { id } }', { id: '018F0000-0000-7000-8000-000000000000' })],
    ['an id that is a number', () => asPolice('{ person(id: 7) { id } }')],
    ['text with a NUL', () => asPolice('query F($text: String) { findPeople(text: $text) { items { matchKind } } }', { text: 'a\u0000b' })],
    [
      'text with half a character',
      () =>
        orchard.api.post(
          '{"query":"query F($text: String) { findPeople(text: $text) { items { matchKind } } }","variables":{"text":"\\ud800"}}',
          orchard.tokenOf(POLICE),
        ),
    ],
    ['a day that is not one', () => asPolice('{ people(bornAfter: "2026-02-30") { items { id } } }')],
    ['a moment without a zone', () => asPolice('{ people(releasedBefore: "2026-02-03T10:00:00") { items { id } } }')],
    ['somebody else’s place in another list', () => asPolice('{ people(after: "WyJRdWVyeS5vdGhlciIsICJ4Il0") { items { id } } }')],
    ['a place that is no place', () => asPolice('{ people(after: "%00") { items { id } } }')],
    ['an operation that is not in the document', () => orchard.api.ask(orchard.tokenOf(POLICE), 'query A { agencies { id } }', {}, 'B')],
    ['two operations and no name', () => asPolice('query A { agencies { id } } query B { agencies { id } }')],
    ['a subscription', () => asPolice('subscription { agencies { id } }')],
    [
      'a cached query nobody cached',
      () => orchard.api.post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}', orchard.tokenOf(POLICE)),
    ],
  ];
  test.each(cases)('%s is answered with one plain error, before the test is given up', async (_what, send) => {
    const answer = await send();
    expect(answer.status).toBeLessThan(500);
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(answer.text).not.toMatch(SAYS_TOO_MUCH);
  });

  test.each(['GET', 'PUT', 'DELETE'])('%s is not how operations are sent', async (method) => {
    const answer = await fetch(`${orchard.api.address}/graphql?query=${encodeURIComponent('{ agencies { id } }')}`, {
      method,
      headers: { authorization: `Bearer ${orchard.tokenOf(POLICE)}`, 'apollo-require-preflight': 'true' },
    });
    expect(answer.status).toBe(method === 'GET' ? 405 : 404 + (answer.status === 405 ? 1 : 0));
    expect(await answer.text()).not.toContain('Alder');
  });

  test('an address that is not there says so in JSON, and no more', async () => {
    const answer = await fetch(`${orchard.api.address}/admin?x=<script>`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ errors: [{ message: 'Not found', extensions: { code: 'NOT_FOUND' } }] });
  });

  test('the request’s id comes back, and a made-up one that could forge a log line does not', async () => {
    const ask = async (id: string): Promise<string | null> =>
      (await orchard.api.post('{"query":"{ agencies { id } }"}', orchard.tokenOf(POLICE), { 'x-request-id': id })).headers.get(
        'x-request-id',
      );
    expect(await ask('portal-0001.abc')).toBe('portal-0001.abc');
    expect(await ask('short')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await ask('x" level="fatal" y')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('nothing hostile left a mark in the record', async () => {
    const { rows } = await asOwner(orchard.database.ownerUrl, async (owner) =>
      owner.query(`select count(*)::int as marks from concordat.access_log where act = 'DENIED'`),
    );
    expect(rows).toEqual([{ marks: 0 }]);
  });
});

describe('in production', () => {
  const send = (body: object) => production.post(JSON.stringify(body), null);

  test.each([
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['introspection of one type', { query: '{ __type(name: "Person") { name } }' }],
    ['an operation nobody registered', { query: '{ agencies { id } }' }],
    ['a registered name over another text', { operationName: 'Agencies', query: 'query Agencies { agencies { id name units { id } } }' }],
    [
      'a registered text beside another',
      { operationName: 'Agencies', query: 'query Agencies { agencies { id name } } query Other { agencies { id } }' },
    ],
    ['a name nobody registered', { operationName: 'Nothing' }],
  ])('%s does not run', async (_what, body) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(answer.errors).toEqual([{ message: 'This operation is not registered', extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([
    ['by name alone', { operationName: 'Agencies' }],
    ['by its document id', { documentId: 'Agencies' }],
    ['by name and text, however it is spaced', { operationName: 'Agencies', query: 'query Agencies {\n  agencies { id, name }\n}' }],
  ])('a registered operation runs %s: here as far as the door', async (_what, body) => {
    const answer = await send(body);
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('too many at once', () => {
  test('are told to come back, and health is answered all the same', async () => {
    const busy = await TestApi.start(
      orchard.database,
      orchard.issuer,
      { API_REQUESTS_IN_FLIGHT: '2' },
      { contexts: [OrchardModule], operations: '' },
    );
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => busy.ask(orchard.tokenOf(POLICE), '{ agencies { id units { id agency { id } } } }')),
    );
    const turnedAway = answers.filter(({ status }) => status === 503);
    expect(turnedAway.length).toBeGreaterThan(0);
    expect(turnedAway[0]?.headers.get('retry-after')).toBe('1');
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect((await fetch(`${busy.address}/ping`)).status).toBe(200);
    expect((await busy.ask(orchard.tokenOf(POLICE), '{ agencies { id } }')).status).toBe(200);
    await busy.stop();
  });
});
