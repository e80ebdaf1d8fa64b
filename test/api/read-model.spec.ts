import { randomUUID } from 'node:crypto';
import { type Acting, Doorkeeper, OperationRegistry, ReadPath } from '@lib/platform';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isNonNullType, isObjectType } from 'graphql';
import { TestApi } from '../support/api.js';
import { asOwner, type FreshDatabase, freshDatabase } from '../support/database.js';
import { TestIssuer } from '../support/issuer.js';

let database: FreshDatabase;
let issuer: TestIssuer;
let api: TestApi;
beforeAll(async () => {
  database = await freshDatabase();
  issuer = await TestIssuer.start();
  api = await TestApi.start(database, issuer);
});
afterAll(async () => {
  await api?.stop();
  await issuer?.stop();
  await database?.drop();
});

interface TableColumn {
  readonly column: string;
  readonly nullable: boolean;
}
async function columnsOf(table: string): Promise<readonly TableColumn[]> {
  return asOwner(database.ownerUrl, async (owner) => {
    const found = await owner.query<TableColumn>(
      `select column_name as column, is_nullable = 'YES' as nullable from information_schema.columns where table_schema || '.' || table_name = $1`,
      [table],
    );
    return found.rows;
  });
}

test('what the schema promises never to be null is never null in the table it is read from', async () => {
  const { model } = api.app.get(ReadPath, { strict: false });
  const { schema } = api.app.get(GraphQLSchemaHost, { strict: false });
  const broken: string[] = [];
  let checked = 0;
  for (const type of model.types.values()) {
    const graphql = schema.getType(type.of);
    const columns = await columnsOf(type.from);
    if (!isObjectType(graphql) || columns.length === 0) continue;
    for (const [field, { name }] of Object.entries(type.columns)) {
      const found = name === undefined ? undefined : columns.find(({ column }) => column === name);
      if (name !== undefined && !found) broken.push(`${type.name}.${field}: there is no column ${name}`);
      if (!found || !isNonNullType(graphql.getFields()[field]?.type)) continue;
      checked += 1;
      if (found.nullable) broken.push(`${type.name}.${field} may be null`);
    }
  }
  expect(broken).toEqual([]);
  expect(checked).toBeGreaterThan(60);
});

test('what rules, keys and the access log speak of are columns that are there', async () => {
  const { model } = api.app.get(ReadPath, { strict: false });
  const missing: string[] = [];
  for (const type of model.types.values()) {
    const columns = await columnsOf(type.from);
    if (columns.length === 0) continue;
    const names = columns.map(({ column }) => column);
    for (const column of [
      ...Object.values(type.conditions).filter((one) => typeof one === 'string'),
      ...(type.person ? [type.person] : []),
      ...(type.key ? [type.key] : []),
    ]) {
      if (!names.includes(column)) missing.push(`${type.name}: there is no column ${column}`);
    }
  }
  expect(missing).toEqual([]);
});

test('rules that come to the same statement share one name, so that a connection plans it once; others have their own', () => {
  const { operations } = api.app.get(ReadPath, { strict: false });
  const doorkeeper = api.app.get(Doorkeeper, { strict: false });
  const names = new Map<string, Set<string | undefined>>();
  const texts = new Map<string | undefined, Set<string>>();
  let rules = 0;
  for (const { document, name } of api.app.get(OperationRegistry, { strict: false }).all()) {
    const operation = operations.compiled(document, name);
    if (!operation) continue;
    for (const agencyKind of ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH']) {
      const [signInId, staffId, agencyId] = [randomUUID(), randomUUID(), randomUUID()];
      const actor: Acting = { signInId, staffId, agencyId, agencyKind, unitIds: [], roles: ['SUPERVISOR'] };
      const slots = operation.tree.slots.map(() => ({}));
      const plan = operation.planFor(doorkeeper.rulesKey(actor), () => doorkeeper.narrowing(actor), slots);
      names.set(plan.text, (names.get(plan.text) ?? new Set()).add(plan.name));
      texts.set(plan.name, (texts.get(plan.name) ?? new Set()).add(plan.text));
      rules += 1;
    }
  }
  expect([...names.values()].filter(({ size }) => size > 1)).toEqual([]);
  expect([...texts].filter(([name, { size }]) => name !== undefined && size > 1)).toEqual([]);
  console.log(`${rules} plans are ${names.size} statements`);
  expect(names.size).toBeLessThan(rules);
});
