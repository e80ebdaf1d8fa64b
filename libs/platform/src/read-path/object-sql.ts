import { type Column, quoted, quotedName } from './columns.js';
import { afterSql, cursorSql, orderSql } from './cursor.js';
import { isWhole, rowsToRead } from './links.js';
import type { FieldTree, MoreTree, ObjectTree, PageTree } from './operation-tree.js';
import type { Link } from './model.js';
import type { Draft } from './plan.js';
import { columnSql, fromSql, whereSql } from './row-source.js';

/** A row's own name in SQL: no GraphQL name can hold this character, so no alias can be mistaken for it. */
export const ROW = '"#"';

/** `expression as "alias"`, for every field asked for. */
export function objectFields({ type, fields }: ObjectTree, self: string, draft: Draft): string {
  return fields
    .map((field) => {
      const name = quotedName(field.key);
      if (field.kind === 'name') return `${quoted(field.value)}::text as ${name}`;
      if (field.kind === 'column')
        return `${written(field.column, columnSql(type, field.name, field.column, self, draft.narrowing))} as ${name}`;
      if (field.kind === 'more') return `${moreValue(field, self, draft)} as ${name}`;
      return `${linkValue(field, self, draft)} as ${name}`;
    })
    .join(', ');
}

/** Only moments need help: every other kind is written by row_to_json as the scalars write it. */
function written(column: Column, value: string): string {
  return column.kind === 'instant' ? `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : value;
}

function linkValue(field: Extract<FieldTree, { kind: 'link' | 'page' }>, parent: string, draft: Draft): string {
  if (field.kind === 'page') return `(select row_to_json(${ROW}) from (${pageParts(field, pageRows(field, parent, draft))}) ${ROW})`;
  const rows = linkRows(field, parent, draft);
  if (field.link.kind === 'many') return listSql(field.link, field.path, rows);
  const row = `(select row_to_json(${ROW}) from (${rows}) ${ROW})`;
  // A row that must be there and is not is a fault, as it is to graphql-js; random() keeps it from being worked out beforehand.
  return field.nonNull ? `coalesce(${row}, (${quoted(`no row for ${field.path} `)} || random())::json)` : row;
}

function moreValue({ link, type, slot, path }: MoreTree, parent: string, draft: Draft): string {
  const self = draft.alias();
  const scope = draft.scope(link, slot, path, self, parent);
  return `(select count(*) > ${link.limit} from (select 1 from ${fromSql(type, link, scope, draft.narrowing)} where ${whereSql(type, link, scope, draft.narrowing)} limit ${link.limit + 1}) ${ROW})`;
}

/** Rows as a list. One that should be whole and is longer than a list may be is a fault: half of it would mislead. */
export function listSql(link: Link, path: string, rows: string): string {
  const list = `coalesce(json_agg(${ROW}), '[]'::json)`;
  const whole = isWhole(link)
    ? `case when count(*) > ${link.limit} then (${quoted(`too many for ${path} `)} || random())::json else ${list} end`
    : list;
  return `(select ${whole} from (${rows}) ${ROW})`;
}

/** The rows of a link that is not a page; `extra` are columns for the log row. */
export function linkRows(field: Extract<FieldTree, { kind: 'link' }>, parent: string, draft: Draft, extra = ''): string {
  const { link, target } = field;
  const self = draft.alias();
  const scope = draft.scope(link, field.slot, field.path, self, parent);
  const order = link.order.length > 0 ? ` order by ${orderSql(link.order, self)}` : '';
  return `select ${objectFields(target, self, draft)}${extra.replaceAll('#self', self)} from ${fromSql(target.type, link, scope, draft.narrowing)} where ${whereSql(target.type, link, scope, draft.narrowing)}${order} limit ${rowsToRead(link)}`;
}

export interface PageRows {
  readonly sql: string;
  readonly limit: string;
  readonly documents: ReadonlyMap<string, string>;
}

/** One row more than was asked for, numbered: that one only says that there is more. */
export function pageRows(page: PageTree, parent: string, draft: Draft): PageRows {
  const { link, type } = page;
  const self = draft.alias();
  const scope = draft.scope(link, page.slot, page.path, self, parent);
  const order = link.from ? '' : `order by ${orderSql(link.order, self)}`;
  const after = scope.cursor && !link.from ? ` and ${afterSql(link.order, self, scope.cursor)}` : '';
  const chosen = `select ${self}.*, row_number() over (${order}) as "#n" from ${fromSql(type, link, { ...scope, limit: `${scope.limit} + 1` }, draft.narrowing)}
    where ${whereSql(type, link, scope, draft.narrowing)}${after} ${order} limit ${scope.limit} + 1`;
  const documents = new Map<string, string>();
  const columns = [`${self}."#n"`, `${type.key === '' ? 'null::uuid' : `${self}.${type.key}`} as "#id"`];
  for (const part of page.parts) {
    if (part.what === 'endCursor') columns.push(`${cursorSql(page.path, link.order, self)} as ${quotedName(`#c ${part.key}`)}`);
    if (part.what !== 'items') continue;
    const name = quotedName(`#d ${part.key}`);
    documents.set(part.key, name);
    columns.push(
      `case when ${self}."#n" <= ${scope.limit} then (select row_to_json(${ROW}) from (select ${objectFields(part.target, self, draft)}) ${ROW}) end as ${name}`,
    );
  }
  return { sql: `select ${columns.join(', ')} from (${chosen}) ${self}`, limit: scope.limit, documents };
}

export function pageParts(page: PageTree, rows: PageRows, extra = ''): string {
  const within = `filter (where p."#n" <= ${rows.limit})`;
  const parts = page.parts.map((part) => {
    const name = quotedName(part.key);
    if (part.what === 'items')
      return `coalesce(json_agg(p.${rows.documents.get(part.key)} order by p."#n") ${within}, '[]'::json) as ${name}`;
    if (part.what === 'hasMore') return `coalesce(bool_or(p."#n" > ${rows.limit}), false) as ${name}`;
    if (part.what === 'name') return `${quoted(part.value)}::text as ${name}`;
    return `(array_agg(p.${quotedName(`#c ${part.key}`)} order by p."#n" desc) ${within})[1] as ${name}`;
  });
  // One row whatever was asked of the page, also when nothing of it counts or gathers its rows.
  return `select ${parts.join(', ')}${extra.replaceAll('#within', within)} from (${rows.sql}) p having true`;
}
