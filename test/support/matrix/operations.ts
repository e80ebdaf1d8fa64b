import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql';
import { namedTypeOf, type Place, RegisteredInput } from '../input-places.js';

/** One way to send one operation: by its registered name, as the portal does, or as a document of its own. */
export interface Sending {
  readonly called: string;
  /** The root field, as Query.person. */
  readonly root: string;
  readonly changes: boolean;
  readonly input: RegisteredInput;
  /** What the root fields answer under, first to last. */
  readonly body: (variables: object) => string;
  readonly places: readonly Place[];
}
type Root = GraphQLField<unknown, unknown>;

const takesIds = ({ type }: Place): boolean => !isListType(getNullableType(type)) && namedTypeOf(type) === 'UUID';

/** Every root field that takes an id anywhere in its arguments, by every registered operation that asks it and by a document made here. */
export function sendings(schema: GraphQLSchema, operations: string): Sending[] {
  const registered = RegisteredInput.all(schema, operations).map((input) => {
    const root = `${input.changes ? 'Mutation' : 'Query'}.${input.rootField}`;
    return { called: input.name, root, input, body: (variables: object) => JSON.stringify({ operationName: input.name, variables }) };
  });
  const made = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => (type ? documentsOf(schema, type) : []));
  return [...made, ...registered]
    .map((one) => ({ ...one, changes: one.input.changes, places: one.input.places().filter(takesIds) }))
    .filter(({ places }) => places.length > 0);
}

function documentsOf(schema: GraphQLSchema, type: GraphQLObjectType) {
  const kind = type.name === 'Mutation' ? 'mutation' : 'query';
  return Object.values(type.getFields()).map((field) => {
    const name = `Matrix_${field.name}`;
    const declared = field.args.map((one) => `$${one.name}: ${String(one.type)}`).join(', ');
    const handed = field.args.map((one) => `${one.name}: $${one.name}`).join(', ');
    const text = `${kind} ${name}${declared && `(${declared})`} { ${field.name}${handed && `(${handed})`} ${selection(schema, field)} }`;
    const input = new RegisteredInput(schema, { name, text });
    return {
      called: name,
      root: `${type.name}.${field.name}`,
      input,
      body: (variables: object) => JSON.stringify({ query: text, variables }),
    };
  });
}

const isLeaf = (type: GraphQLNamedType): boolean => isScalarType(type) || isEnumType(type);
const free = (field: Root): boolean => field.args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined);

/** Its leaves, and the ids of what hangs on it. Deeper is the field prober's work. */
function selection(schema: GraphQLSchema, field: Root): string {
  const type = getNamedType(field.type);
  if (isLeaf(type)) return '';
  if (!isUnionType(type)) return fieldsOf(type, 2);
  const members = type.getTypes();
  const clashes = (name: string): boolean => new Set(members.flatMap((one) => one.getFields()[name]?.type.toString() ?? [])).size > 1;
  return `{ __typename ${members.map((one) => `... on ${one.name} ${fieldsOf(one, 2, (name) => clashes(name) && `${name}_${one.name}`)}`).join(' ')} }`;
}

/** `alias` tells apart fields of the same name that are of different types in two members of a union. */
function fieldsOf(type: GraphQLNamedType, depth: number, alias: (name: string) => string | false = () => false): string {
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter(free);
  const chosen = fields.flatMap((field) => {
    const of = getNamedType(field.type);
    const called = alias(field.name);
    const name = called ? `${called}: ${field.name}` : field.name;
    if (isLeaf(of)) return depth === 2 || field.name === 'id' ? [name] : [];
    return depth === 2 ? [`${name} ${fieldsOf(of, 1)}`] : [];
  });
  return `{ __typename ${chosen.join(' ')} }`;
}
