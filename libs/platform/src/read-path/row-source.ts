import type { ColumnOf, Narrowing } from '../graphql/caller.js';
import type { ArgValues } from './arguments.js';
import { badInput } from './arguments.js';
import type { Column } from './columns.js';
import { afterSql } from './cursor.js';
import type { Link, PageScope, ReadType, RowsOf } from './model.js';

/** Asked for when `first` is left out and the schema names no number. */
const USUAL_PAGE = 25;

/** Where rows come from and which of them may be seen: the one place that both paths share. */
export function fromSql(type: ReadType, link: Link, scope: PageScope, narrowing: Narrowing): string {
  const rowsOf: RowsOf = (of, self) => rulesSql(of, self, narrowing);
  const source = link.from?.(scope, rowsOf) ?? link.rows?.(scope, rowsOf) ?? type.from;
  if (source === '') throw new Error(`${type.name} has no source of rows here`);
  return `${source} ${scope.self}`;
}

export function whereSql(type: ReadType, link: Link, scope: PageScope, narrowing: Narrowing): string {
  const said = link.where(scope).filter((condition): condition is string => typeof condition === 'string' && condition !== '');
  const rules = type.subject === undefined ? [] : [rulesSql(type, scope.self, narrowing)];
  return [...said, ...rules, ...continued(type, link, scope, narrowing)].join(' and ') || 'true';
}

/** Which rows of a type the caller may see. */
function rulesSql(type: ReadType, self: string, narrowing: Narrowing): string {
  if (type.subject === undefined) throw new Error(`${type.name} has no rules of its own to ask for`);
  return narrowing.rows(type.subject, columnOf(type, self));
}

/** After the row whose id was given, in the list's own order. An id that is not there, or not for this person, has nothing after it. */
function continued(type: ReadType, link: Link, { self, args }: PageScope, narrowing: Narrowing): string[] {
  if (!link.continues) return [];
  const rules = type.subject === undefined ? '' : ` and ${narrowing.rows(type.subject, columnOf(type, 'a'))}`;
  const keyOf = (id: string) => (key: Link['order'][number]) =>
    `(select ${key.sql('a')} from ${type.from} a where a.${type.key} = ${id}${rules})`;
  const after = args.given('after', (id) => afterSql(link.order, self, link.order.map(keyOf(id))));
  return after === null ? [] : [after];
}

export function columnSql(type: ReadType, name: string, column: Column, self: string, narrowing: Narrowing): string {
  const value = column.sql(self);
  if (!column.guarded) return value;
  if (type.subject === undefined) throw new Error(`${type.name}.${name} is guarded, so ${type.name} needs a subject`);
  return `case when ${narrowing.field(type.subject, name, columnOf(type, self))} then ${value} end`;
}

export function columnOf(type: ReadType, self: string): ColumnOf {
  return (field) => {
    const column = Object.hasOwn(type.conditions, field) ? type.conditions[field] : undefined;
    if (typeof column === 'function') return column(self);
    return column === undefined ? undefined : `${self}.${column}`;
  };
}

export function firstOf(args: ArgValues | undefined, link: Link): number {
  const first = args?.['first'] ?? USUAL_PAGE;
  if (typeof first !== 'number' || first < 1 || first > link.limit) throw badInput(`Ask for between 1 and ${link.limit} at a time`);
  return first;
}
