import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql';
import { bareSchema, schemaText } from '../../apps/api/src/schema-text.js';

const root = resolve(import.meta.dirname, '../..');
const committed = (path: string): string => readFileSync(resolve(root, path), 'utf8');

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await bareSchema();
});

test('apps/api/schema.graphql is the print of the schema as it is (npm run schema writes it)', async () => {
  expect(await schemaText()).toBe(committed('apps/api/schema.graphql'));
});

test('the registry of operations is the copy that others build on', () => {
  expect(committed('test/contract/operations.graphql')).toBe(committed('apps/api/operations.graphql'));
});

test('every registered operation fits the committed schema', () => {
  const print = buildSchema(committed('apps/api/schema.graphql'));
  expect(validate(print, parse(committed('apps/api/operations.graphql'))).map(({ message }) => message)).toEqual([]);
});

test('every type and every field says what it is', () => {
  const roots = [schema.getQueryType(), schema.getMutationType()] as readonly unknown[];
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));
  const silent = types.filter((type) => !type.description && !roots.includes(type)).map(({ name }) => name);
  for (const type of types) silent.push(...silentFields(type));
  expect(silent).toEqual([]);
});

function silentFields(type: GraphQLNamedType): string[] {
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  const fields: readonly { name: string; description?: string | null | undefined }[] = Object.values(type.getFields());
  return fields.filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`);
}
