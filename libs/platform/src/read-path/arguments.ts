import { type GraphQLArgument, GraphQLError, type GraphQLInputType, getNamedType, getNullableType, isEnumType, isListType } from 'graphql';
import type { GivenArgs } from './model.js';

export type ArgValues = Readonly<Record<string, unknown>>;

const SQL_TYPES: Readonly<Record<string, string>> = {
  UUID: 'uuid',
  Instant: 'timestamptz',
  Date: 'date',
  Int: 'int',
  Boolean: 'boolean',
  String: 'text',
};

export function sqlTypeOf(type: GraphQLInputType): string {
  const named = getNamedType(type);
  const found = isEnumType(named) ? 'text' : SQL_TYPES[named.name];
  if (!found) throw new Error(`${named.name} cannot be an argument of the read model`);
  return isListType(getNullableType(type)) ? `${found}[]` : found;
}

/** The parameters of one statement, in order, and where each value comes from when it runs. */
export class Parameters<Run> {
  readonly sources: ((run: Run) => unknown)[] = [];

  add(sqlType: string, source: (run: Run) => unknown): string {
    this.sources.push(source);
    return `$${this.sources.length}::${sqlType}`;
  }

  valuesOf(run: Run): unknown[] {
    return this.sources.map((source) => bindable(source(run)));
  }
}

/** What a person sent, made fit to be a parameter. PostgreSQL keeps neither NUL nor half a character, and nobody means to search for one. */
function bindable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bindable);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return value;
  if (/\u0000|\p{Cs}/u.test(value)) throw badInput('The text has a character that cannot be used');
  return value.normalize('NFC');
}

export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', own: true } });
}

export const isGiven = (args: ArgValues, name: string): boolean => args[name] !== undefined && args[name] !== null;

export interface ArgumentWriter<Run> {
  readonly parameters: Parameters<Run>;
  readonly definitions: readonly GraphQLArgument[];
  readonly given: (name: string) => boolean;
  readonly read: (run: Run, name: string) => unknown;
}

export function givenArgs<Run>(writer: ArgumentWriter<Run>): GivenArgs {
  const bound = new Map<string, string>();
  const bind = (name: string): string => {
    const known = bound.get(name);
    if (known) return known;
    const definition = writer.definitions.find((one) => one.name === name);
    if (!definition) throw new Error(`the field has no argument ${name}`);
    const sqlType = sqlTypeOf(definition.type);
    const sql = writer.given(name) ? writer.parameters.add(sqlType, (run) => writer.read(run, name)) : `null::${sqlType}`;
    bound.set(name, sql);
    return sql;
  };
  return { value: bind, given: (name, condition) => (writer.given(name) ? condition(bind(name)) : null) };
}
