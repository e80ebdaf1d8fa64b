import { type DynamicModule, Module } from '@nestjs/common';
import type { Column } from './columns.js';

/** The arguments of one field, as SQL: each value is a bound parameter, never text. */
export interface GivenArgs {
  /** The condition, or null (no condition) when the argument was left out or null. */
  given(name: string, condition: (value: string) => string): string | null;
  /** The value, or `null` cast to the argument's type. */
  value(name: string): string;
}
export interface Scope {
  readonly self: string;
  /** The row this one hangs from; for a root there is none and the name is empty. */
  readonly parent: string;
  readonly args: GivenArgs;
}
/** For a set-returning function that does its own paging: how many rows, and the last row of the page before. */
export interface PageScope extends Scope {
  readonly limit: string;
  after(key: number): string;
}
/** The caller's rules for rows of another type, by the name they have in the SQL: what is counted is what could be read. */
export type RowsOf = (type: ReadType, self: string) => string;
export type Where = (scope: Scope) => readonly (string | null | false)[];

export interface OrderKey {
  readonly sql: (self: string) => string;
  readonly type: 'timestamptz' | 'uuid' | 'text' | 'date' | 'int';
  readonly descending: boolean;
}
export interface Link {
  readonly kind: 'one' | 'many' | 'page';
  readonly type: string;
  readonly where: Where;
  readonly order: readonly OrderKey[];
  readonly limit: number;
  /** The field beside this one that says there is more than the list shows. Without it, a list that is too long is an error, never cut. */
  readonly more?: string;
  /** Takes `after`, the id of the last one a caller has, for those after it: nothing is out of reach. */
  readonly continues?: true;
  readonly from?: (scope: PageScope, rowsOf: RowsOf) => string;
  /** Rows made for this link out of the row it hangs from (`lateral (select …)`); ordered and paged like a table's. */
  readonly rows?: (scope: Scope, rowsOf: RowsOf) => string;
}
export interface ReadType {
  readonly part: 'type';
  readonly name: string;
  /** The GraphQL type, when this is a second way of reading it. */
  readonly of: string;
  readonly from: string;
  /** Column list of a row that is no table's: `person_id uuid, match_key text`. */
  readonly row?: string;
  /** The subject of the rules that narrow its rows; `open` says why it has none of its own. */
  readonly subject?: string;
  readonly open?: string;
  readonly key: string;
  /** Whose record it is, for the access log: a column of the row. */
  readonly person?: string;
  /** What rules may speak of, and the column that holds it, or the SQL over the row that says it. */
  readonly conditions: Readonly<Record<string, string | ((self: string) => string)>>;
  readonly columns: Readonly<Record<string, Column>>;
  readonly links: Readonly<Record<string, Link>>;
}
export interface TypeExtension {
  readonly part: 'extension';
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly links: Readonly<Record<string, Link>>;
}
export type LoggedAct = 'CONSULTATION' | 'SEARCH' | 'NOT_LOGGED';
export interface ReadRoot {
  readonly part: 'root';
  readonly field: string;
  readonly link: Link;
  readonly act: LoggedAct;
  /** The argument that names the person, when the rows do not. */
  readonly personArg?: string;
  /** Arguments written into the log row's details: what was searched for. */
  readonly details: readonly string[];
}
/** A root whose answer stands in code: the same for everyone, whoever asks. */
export interface ConstantRoot {
  readonly part: 'constant';
  readonly field: string;
  readonly value: () => unknown;
}
export type ReadPart = ReadType | TypeExtension | ReadRoot | ConstantRoot;

export type TypeSpec = Partial<Pick<ReadType, 'of' | 'row' | 'key' | 'person' | 'conditions' | 'links'>> &
  Pick<ReadType, 'from' | 'columns'> &
  ({ readonly subject: string } | { readonly open: string });

export function readType(name: string, spec: TypeSpec): ReadType {
  return { part: 'type', name, of: name, key: 'id', conditions: {}, links: {}, ...spec };
}

/** Fields that a library further to the right adds to a type further to the left. */
export function extendType(name: string, spec: Partial<Pick<TypeExtension, 'columns' | 'links'>>): TypeExtension {
  return { part: 'extension', name, columns: {}, links: {}, ...spec };
}

export interface RootSpec {
  readonly act: LoggedAct;
  readonly personArg?: string;
  readonly details?: readonly string[];
}
export function readRoot(field: string, link: Link, spec: RootSpec): ReadRoot {
  return { part: 'root', field, link, details: [], ...spec };
}

export function constantRoot(field: string, value: () => unknown): ConstantRoot {
  return { part: 'constant', field, value };
}

/** What one context adds to the read model; found by the registry when the process starts. */
export class ReadParts {
  constructor(readonly parts: readonly ReadPart[]) {}
}

@Module({})
export class ReadModel {
  static register(parts: readonly ReadPart[]): DynamicModule {
    return { module: ReadModel, providers: [{ provide: ReadParts, useValue: new ReadParts(parts) }] };
  }
}
