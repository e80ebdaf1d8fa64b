import { randomUUID } from 'node:crypto';
import { TestApi } from '../support/api.js';
import { asOwner, type FreshDatabase, freshDatabase } from '../support/database.js';
import { OrchardModule } from '../support/orchard/orchard.module.js';
import { TestIssuer } from '../support/issuer.js';

let database: FreshDatabase;
let issuer: TestIssuer;
let api: TestApi;

beforeAll(async () => {
  database = await freshDatabase();
  issuer = await TestIssuer.start();
  await asOwner(database.ownerUrl, async (owner) => {
    await owner.query(`insert into concordat.agency (id, name, short_name, kind) values ($1, 'Alder Police', 'Police', 'POLICE')`, [AGENCY]);
    await owner.query(`insert into concordat.staff (id, agency_id, name, job_title) values ($1, $2, 'Wren Adeyemi', 'Offender manager')`, [STAFF, AGENCY]);
    await owner.query(`insert into concordat.account (staff_id, issuer, subject) values ($1, $2, 'wren')`, [STAFF, issuer.issuer]);
  });
  api = await TestApi.start(database, issuer, {}, { contexts: [OrchardModule], operations: 'query Agencies { agencies { id } }' });
});
afterAll(async () => {
  await api?.stop();
  await issuer?.stop();
  await database?.drop();
});

const AGENCY = randomUUID();
const STAFF = randomUUID();

test('a token alone opens nothing until its sign-in was started', async () => {
  const token = issuer.token('wren', 'one');
  const before = await api.ask(token, '{ __typename }');
  expect(before.data).toEqual({ __typename: 'Query' });
  const started = await api.ask(token, 'mutation { startSession(managedDevice: true) }');
  expect(started.data).toEqual({ startSession: true });
});
test('dbg', async () => {
  const token = issuer.token('wren', 'one');
  const before = await api.ask(token, '{ __typename }');
  console.log(before.status, before.text);
  const b2 = await api.ask(token, '{ agencies { id name units { id } } }');
  console.log(b2.status, b2.text);
});
