import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AuditResult, auditServer } from 'graphql-http';
import { Stage } from '../support/stage.js';

/**
 * The audits of GraphQL over HTTP send `{ __typename }` and introspection, which nobody registered, so they are run as in development.
 * Production has the same server behind the same door, and one answer to all that is not registered.
 */
const CONSIDERED: Readonly<Record<string, string>> = {
  // The draft allows a request that is wrong to be answered 400 also as application/json. A wrong request is no success: proxies, logs and
  // clients should not have to read the body to see it.
  '572B': 'a document that cannot be parsed is answered 400, also as application/json',
  FDE2: 'a document that is not valid is answered 400, also as application/json',
  '7B9B': 'variables that do not fit are answered 400, also as application/json',
};
/** What the specification leaves open, and we leave out: nothing is asked by GET. */
const LEFT_OUT = ['5A70', '6A70', 'D6D5'];

const idsOf = (results: readonly AuditResult[], status: AuditResult['status']): string[] =>
  results
    .filter((one) => one.status === status)
    .map(({ id }) => id)
    .sort();

describe('the audits of graphql-http', () => {
  let stage: Stage;
  let results: AuditResult[];
  beforeAll(async () => {
    stage = await Stage.set();
    results = await auditServer({ url: `${stage.api.address}/graphql` });
  });
  afterAll(() => stage?.strike());

  test('find nothing that must be and is not', () => {
    const failed = results.filter(({ status }) => status === 'error').map(({ id, name }) => `${id} ${name}`);
    process.stdout.write(`graphql-http: ${results.length} audits, ${idsOf(results, 'ok').length} ok\n`);
    expect(failed).toEqual([]);
    expect(results.length).toBeGreaterThan(55);
  });

  test('find only what was considered where something should be', () => {
    expect(idsOf(results, 'warn')).toEqual(Object.keys(CONSIDERED).sort());
  });

  test('find only questions by GET where something may be', () => {
    expect(idsOf(results, 'notice')).toEqual([...LEFT_OUT].sort());
  });
});

test('control: a server that answers everything with a page fails them', async () => {
  const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello</p>'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const results = await auditServer({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` });
  server.close();
  expect(idsOf(results, 'error').length).toBeGreaterThan(5);
});
