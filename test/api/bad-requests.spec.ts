import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Open } from '@lib/access';
import { Module } from '@nestjs/common';
import { GraphQLModule, Query, Resolver } from '@nestjs/graphql';
import { TestApi } from '../support/api.js';
import { faultsOf } from '../support/bad-answers.js';
import { asOwner } from '../support/database.js';
import { Stage } from '../support/stage.js';

/** Everything here is as in production, and signed in: what is refused is refused to somebody who may otherwise work. */
const ISSUER = 'https://identity.example';
const NO_TABLE = /concordat\.\w|risk_note|decision_set|ledger_entry/;
let stage: Stage;
let api: TestApi;
let token: string;

beforeAll(async () => {
  stage = await Stage.set();
  const { issuer, database } = stage;
  await asOwner(database.ownerUrl, async (owner) => {
    await owner.query('update concordat.account set issuer = $1', [ISSUER]);
    await owner.query(`update concordat.sign_in set token_session = replace(token_session, $1, $2)`, [issuer.issuer, ISSUER]);
  });
  const trusted = { issuer: ISSUER, jwksUri: `${issuer.issuer}/jwks`, clientId: 'portal', audience: issuer.audience, label: 'Test' };
  api = await TestApi.start(database, issuer, { NODE_ENV: 'production', OIDC_ISSUERS: JSON.stringify([trusted]) });
  token = issuer.token('policeManager', 'policeManager', { iss: ISSUER });
});
afterAll(async () => {
  await api?.stop();
  await stage?.strike();
});

interface Raw {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

async function post(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Raw> {
  const began = performance.now();
  const answer = await fetch(`${api.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: body as BodyInit,
  });
  return { status: answer.status, text: await answer.text(), ms: performance.now() - began };
}
const ask = (body: object): Promise<Raw> => post(JSON.stringify(body));

/** Bytes as they are, past every client that would have put them right. */
function bytes(...parts: (string | Buffer)[]): Promise<Raw> {
  const began = performance.now();
  const { port } = new URL(api.address);
  return new Promise((done, failed) => {
    let said = '';
    const socket = connect(Number(port), '127.0.0.1', () => parts.forEach((part) => socket.write(part)));
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer in five seconds')));
    socket.setEncoding('latin1').on('data', (text: string) => {
      said += text;
      if (said.includes('\r\n\r\n')) socket.end();
    });
    // A server that has said no may close while the rest is still being sent.
    socket.on('error', (fault) => (said === '' ? failed(fault) : undefined));
    socket.on('close', () =>
      done({ status: Number(said.slice(9, 12)), text: said.slice(said.indexOf('\r\n\r\n') + 4), ms: performance.now() - began }),
    );
  });
}
const head = (...lines: string[]): string =>
  ['POST /graphql HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${token}`, ...lines, '', ''].join('\r\n');
const JSON_TYPE = 'Content-Type: application/json';

const viewer = { operationName: 'Viewer' };
const text = '{ viewer { name } }';
const nested = (depth: number): string => `{"operationName":"Viewer","variables":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`;

describe('in production, signed in', () => {
  test('the registered operation works: by its name, and by its name and text', async () => {
    for (const body of [viewer, { documentId: 'Viewer' }]) {
      const { status, text: said } = await ask(body);
      expect([status, JSON.parse(said)]).toEqual([200, { data: { viewer: expect.objectContaining({ name: 'Wren Adeyemi' }) } }]);
    }
  });

  const refused: [what: string, status: number, send: () => Promise<Raw>][] = [
    ['ten megabytes', 413, () => post(`{"operationName":"Viewer","variables":{"a":"${'x'.repeat(10_000_000)}"}}`)],
    [
      'one byte more than is taken',
      413,
      () => post(`${JSON.stringify(viewer)}${' '.repeat(64 * 1024 - JSON.stringify(viewer).length + 1)}`),
    ],
    ['ten megabytes that are never sent', 413, () => bytes(head(JSON_TYPE, 'Content-Length: 10000000'), 'x')],
    [
      'ten megabytes in pieces of unknown number',
      413,
      () => bytes(head(JSON_TYPE, 'Transfer-Encoding: chunked'), `989680\r\n${'x'.repeat(10_000_000)}\r\n0\r\n\r\n`),
    ],
    ['half of JSON', 400, () => post('{"operationName": "Viewer"')],
    ['nothing', 400, () => post('')],
    ['a word', 400, () => post('"Viewer"')],
    ['null', 400, () => post('null')],
    ['bytes that are no text', 400, () => post(Buffer.from('{"operationName":"\xff\xfe"}', 'latin1'))],
    ['JSON three thousand deep', 400, () => post(nested(3_000))],
    ['JSON twenty-one deep', 400, () => post(nested(20))],
    ['a list of operations', 400, () => ask([viewer, viewer])],
    ['a hundred of them', 400, () => ask(Array.from({ length: 100 }, () => viewer))],
    ['an operation that nobody registered', 400, () => ask({ operationName: 'Everything', query: 'query Everything { viewer { name } }' })],
    ['a text without a name', 400, () => ask({ query: text })],
    [
      'two operations',
      400,
      () => ask({ operationName: 'Viewer', query: 'query Viewer { viewer { name } } query Other { viewer { name } }' }),
    ],
    [
      'a registered name over more fields',
      400,
      () => ask({ operationName: 'Viewer', query: 'query Viewer { viewer { name staffId } agencies { id } }' }),
    ],
    ['three thousand aliases', 400, () => ask({ query: `{ ${Array.from({ length: 3_000 }, (_, i) => `a${i}:viewer{name}`).join(' ')} }` })],
    ['ten thousand aliases', 413, () => ask({ query: `{ ${Array.from({ length: 10_000 }, (_, i) => `a${i}:viewer{name}`).join(' ')} }` })],
    ['a comment of sixty thousand characters', 400, () => ask({ query: `# ${'x'.repeat(60_000)}\n${text}` })],
    ['a comment of two megabytes', 413, () => ask({ query: `# ${'x'.repeat(2_000_000)}\n${text}` })],
    ['introspection', 400, () => ask({ query: '{ __schema { types { name } } }' })],
    ['a subscription', 400, () => ask({ query: 'subscription { viewer { name } }' })],
    ['a name that every object has', 400, () => ask({ operationName: 'constructor' })],
    ['a name that is a list', 400, () => ask({ operationName: ['Viewer'] })],
    ['an id of a document that is an object', 400, () => ask({ documentId: { id: 'Viewer' } })],
    ['a prototype among the variables', 400, () => post('{"operationName":"Viewer","variables":{"__proto__":{"admin":true}}}')],
    ['a prototype written another way', 200, () => post('{"operationName":"Viewer","variables":{"\\u005f_proto__":{"admin":true}}}')],
    ['a persisted query that nobody persisted', 400, () => ask({ extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } })],
    ['text', 400, () => post(JSON.stringify(viewer), { 'content-type': 'text/plain' })],
    ['a form', 415, () => post('operationName=Viewer', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['a form in parts', 415, () => post('--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' })],
    ['a type that is none', 415, () => post(JSON.stringify(viewer), { 'content-type': 'application' })],
    ['XML', 415, () => post('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', { 'content-type': 'application/xml' })],
    ['no type at all', 415, () => bytes(head('Content-Length: 2'), '{}')],
    ['packed JSON', 400, () => post(gzipSync(JSON.stringify(viewer)), { 'content-encoding': 'gzip' })],
  ];
  test.each(refused)('%s', async (_what, status, send) => {
    const answer = await send();
    expect({ status: answer.status, faults: faultsOf(answer.status, answer.text, NO_TABLE) }).toEqual({ status, faults: [] });
    expect(answer.ms).toBeLessThan(2_000);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])('%s changes nothing and reads nothing', async (method) => {
    const address = `${api.address}/graphql?operationName=Viewer&query=${encodeURIComponent(text)}`;
    const answer = await fetch(address, { method, headers: { authorization: `Bearer ${token}`, 'apollo-require-preflight': 'yes' } });
    expect([404, 405]).toContain(answer.status);
    expect(await answer.text()).not.toContain('Wren');
  });

  test.each([
    ['a line that is no request', ['nonsense\r\n\r\n']],
    ['a header that is none', [head('no colon')]],
    ['a header with a NUL', [head('X-Request-Id: a\u0000b')]],
    ['two lengths', [head(JSON_TYPE, 'Content-Length: 2', 'Content-Length: 3'), '{}']],
    ['a length below nothing', [head(JSON_TYPE, 'Content-Length: -1')]],
    ['a length and pieces', [head(JSON_TYPE, 'Content-Length: 2', 'Transfer-Encoding: chunked'), '{}']],
    ['thirty thousand bytes of headers', [head(`X-Long: ${'x'.repeat(30_000)}`)]],
    ['an address that cannot be read', ['GET /%zz%00 HTTP/1.1\r\nHost: localhost\r\n\r\n']],
    ['an address of thirty thousand characters', [`GET /${'x'.repeat(30_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`]],
  ])('%s is no fault of ours', async (_what, parts) => {
    const { status, text: said } = await bytes(...parts);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(said).not.toMatch(/node_modules|\.js:\d|at \w+ \(/);
  });

  test('tokens that are none are answered alike, and none is a fault', async () => {
    const bad = [
      '',
      'x',
      'a.b.c',
      '..',
      `${token}x`,
      token.slice(0, -5),
      'x'.repeat(8_000),
      Buffer.from('{"alg":"none"}').toString('base64url') + '..',
    ];
    for (const one of bad) {
      const answer = await post(JSON.stringify(viewer), { authorization: `Bearer ${one}` });
      expect([answer.status, faultsOf(answer.status, answer.text, NO_TABLE), answer.text]).toEqual([
        200,
        [],
        expect.stringContaining('UNAUTHENTICATED'),
      ]);
    }
  });

  test('and after all that it works as before', async () => {
    expect((await ask(viewer)).status).toBe(200);
  });
});

/** What a mistake of ours might say: the tests above would be green for nothing if they did not see it. */
const SECRET = 'select body from concordat.risk_note where id = $1';
@Resolver()
class Mistaken {
  @Open('the test asks it')
  @Query(() => String)
  thrown(): string {
    throw new Error(SECRET);
  }
  @Open('the test asks it')
  @Query(() => String)
  typed(): string {
    return (undefined as unknown as { body: string }).body;
  }
  @Open('the test asks it')
  @Query(() => String)
  async database(): Promise<string> {
    throw Object.assign(new Error('duplicate key value violates unique constraint "risk_note_pkey"'), {
      code: '23505',
      detail: 'Key (id)=(1) exists',
      query: SECRET,
    });
  }
}
@Module({ providers: [Mistaken] })
class MistakenModule {}

describe('a mistake of ours', () => {
  const ask = async (of: TestApi, field: string) => of.ask(null, `{ ${field} }`);

  test.each(['thrown', 'typed', 'database'])('%s: the answer says FAULT and a number to quote, and nothing else', async (field) => {
    const mistaken = await TestApi.start(stage.database, stage.issuer, {}, { contexts: [MistakenModule], operations: '' });
    try {
      const { status, text: said, errors } = await ask(mistaken, field);
      expect(errors).toEqual([
        {
          message: 'Something went wrong on our side',
          path: [field],
          extensions: { code: 'FAULT', correlationId: expect.stringMatching(/^[\w-]{8,}$/) },
        },
      ]);
      expect(said).not.toMatch(/select|risk_note|duplicate|Cannot read/);
      expect(faultsOf(status, said, NO_TABLE)).toEqual(['has the code FAULT']);
    } finally {
      await mistaken.stop();
    }
  });

  test('would be seen here, were the words of faults not put aside', async () => {
    const leaking = await TestApi.start(stage.database, stage.issuer, {}, { contexts: [MistakenModule], operations: '' });
    try {
      const { instance } = leaking.app.get(GraphQLModule).graphQlAdapter as unknown as {
        instance: { internals: { formatError: unknown } };
      };
      instance.internals.formatError = (asItIs: object) => asItIs;
      const { status, text: said } = await ask(leaking, 'thrown');
      expect(faultsOf(status, said, NO_TABLE)).toEqual(expect.arrayContaining([expect.stringContaining('select body from')]));
    } finally {
      await leaking.stop();
    }
  });
});
