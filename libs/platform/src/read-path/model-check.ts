import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { sqlTypeOf } from './arguments.js';
import type { Column, ColumnKind } from './columns.js';
import type { GivenArgs, Link, ReadType } from './model.js';
import type { ModelRegistry } from './registry.js';

const SCALARS: Readonly<Record<ColumnKind, string>> = {
  uuid: 'UUID',
  text: 'String',
  int: 'Int',
  flag: 'Boolean',
  day: 'Date',
  instant: 'Instant',
  texts: 'String',
  uuids: 'UUID',
};
const LISTS: readonly ColumnKind[] = ['texts', 'uuids'];
type Definitions = readonly { readonly name: string; readonly type: Parameters<typeof sqlTypeOf>[0] }[];

const TABLE = /^[a-z_]+\.[a-z_]+$/;
/** Arguments that the read path itself takes, by kind of list. */
const PAGE_ARGUMENTS = ['first', 'after'];
const CONTINUING = ['after'];

/** The model is held against the schema when the process starts; whatever does not fit is said at once, by name. */
export function checkModel(model: ModelRegistry, schema: GraphQLSchema): string[] {
  const faults: string[] = [];
  for (const type of model.types.values()) faults.push(...checkColumns(type, schema));
  for (const { owner, field, link } of model.links()) faults.push(...checkLink(model, schema, `${owner}.${field}`, link));
  for (const field of model.constants.keys()) {
    if (!schema.getQueryType()?.getFields()[field]) faults.push(`Query.${field} is not in the schema`);
  }
  return faults;
}

function checkColumns(type: ReadType, schema: GraphQLSchema): string[] {
  const graphql = schema.getType(type.of);
  if (!isObjectType(graphql)) return [`${type.name}: ${type.of} is no object type of the schema`];
  if (type.subject === undefined && !type.open) return [`${type.name} has neither a subject nor a reason to be open`];
  if (!type.row && !TABLE.test(type.from) && Object.keys(type.links).length > 0)
    return [`${type.name} is no table, so its links need its row: the columns they use`];
  return Object.entries(type.columns).flatMap(([name, column]) => {
    const field = graphql.getFields()[name];
    if (!field) return [`${type.of}.${name} is not in the schema`];
    return checkColumn(`${type.of}.${name}`, column, field.type);
  });
}

function checkColumn(path: string, column: Column, type: GraphQLOutputType): string[] {
  const named = getNamedType(type);
  const faults: string[] = [];
  const textual = column.kind === 'text' || column.kind === 'texts';
  if (named.name !== SCALARS[column.kind] && !(textual && isEnumType(named)))
    faults.push(`${path} is ${String(type)} in the schema and ${column.kind} in the model`);
  if (isListType(getNullableType(type)) !== LISTS.includes(column.kind)) faults.push(`${path} is a list on one side only`);
  if (column.guarded && isNonNullType(type)) faults.push(`${path} is guarded, so it must be nullable in the schema`);
  return faults;
}

function checkLink(model: ModelRegistry, schema: GraphQLSchema, path: string, link: Link): string[] {
  const [owner = '', name = ''] = path.split('.');
  const graphql = schema.getType(owner);
  const field = isObjectType(graphql) ? graphql.getFields()[name] : undefined;
  if (!field) return [`${path} is not in the schema`];
  const target = model.types.get(link.type);
  if (!target) return [`${path} leads to ${link.type}, which is not in the model`];
  const list = isListType(getNullableType(field.type));
  const named = getNamedType(field.type);
  const faults: string[] = [];
  if (link.kind === 'page') faults.push(...checkPage(path, field.type, target));
  else if (named.name !== target.of) faults.push(`${path} is ${named.name} in the schema and ${target.of} in the model`);
  if (list !== (link.kind === 'many')) faults.push(`${path} is a list on one side only`);
  faults.push(...checkLongList(path, link, graphql));
  faults.push(...idleArguments(link, field.args).map((argument) => `${path} takes ${argument} and does nothing with it`));
  return faults;
}

/** A list that is cut must have where to say so; one that goes on must have the argument to go on with. */
function checkLongList(path: string, link: Link, owner: GraphQLNamedType | undefined): string[] {
  const fields = isObjectType(owner) ? owner.getFields() : {};
  const taken = fields[path.split('.')[1] ?? '']?.args ?? [];
  if (link.more !== undefined) {
    if (String(fields[link.more]?.type) !== 'Boolean!') return [`${path} is cut, and there is no ${link.more}: Boolean! to say so`];
    return taken.length > 0 ? [`${path} is cut, so it cannot take arguments`] : [];
  }
  if (!link.continues || String(taken.find(({ name }) => name === 'after')?.type) === 'UUID') return [];
  return [`${path} goes on, and takes no after: UUID`];
}

function checkPage(path: string, type: GraphQLOutputType, target: ReadType): string[] {
  const page = getNamedType(type);
  const fields = isObjectType(page) ? page.getFields() : {};
  const items = fields['items'];
  if (!items || !fields['endCursor'] || !fields['hasMore'])
    return [`${path} is a page in the model, but ${page.name} has no items, endCursor and hasMore`];
  return getNamedType(items.type).name === target.of
    ? []
    : [`${path} pages over ${getNamedType(items.type).name} in the schema and ${target.of} in the model`];
}

/** Arguments that the link takes and does nothing with: a filter that is silently not applied shows too much. */
function idleArguments(link: Link, definitions: Definitions): string[] {
  const used = usedArguments(link, definitions);
  const paging = link.kind === 'page' ? PAGE_ARGUMENTS : link.continues ? CONTINUING : [];
  return definitions.map(({ name }) => name).filter((name) => !used.has(name) && !paging.includes(name));
}

/** Writes the link's conditions once with every argument given, and notes which of them were asked for. */
function usedArguments(link: Link, definitions: Definitions): ReadonlySet<string> {
  const used = new Set<string>();
  const value = (name: string): string => {
    const definition = definitions.find((one) => one.name === name);
    if (!definition) throw new Error(`the field has no argument ${name}`);
    used.add(name);
    return `null::${sqlTypeOf(definition.type)}`;
  };
  const args: GivenArgs = { value, given: (name, condition) => condition(value(name)) };
  const scope = { self: 's', parent: 'p', args, limit: '1', after: () => 'null' };
  link.where(scope);
  link.from?.(scope, () => 'true');
  link.rows?.(scope, () => 'true');
  return used;
}
