import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
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
  const silent: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    const root = type === schema.getQueryType() || type === schema.getMutationType();
    if (!type.description && !root) silent.push(type.name);
    if (isEnumType(type)) continue;
    const fields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
    for (const field of fields) if (!field.description) silent.push(`${type.name}.${field.name}`);
  }
  expect(silent).toEqual([]);
});
