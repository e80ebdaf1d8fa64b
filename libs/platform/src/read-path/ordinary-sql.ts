import { type GraphQLArgument, GraphQLList, GraphQLNonNull } from 'graphql';
import { UUID } from '../graphql/scalars.js';
import type { Narrowing } from '../graphql/caller.js';
import { type ArgValues, givenArgs, isGiven, Parameters } from './arguments.js';
import { quotedName } from './columns.js';
import { afterSql, orderSql, readCursor } from './cursor.js';
import { rowsToRead } from './links.js';
import { countRows, idColumns, logParameters, type LogParameters, logSql } from './log-sql.js';
import type { GivenArgs, Link, PageScope, ReadRoot, ReadType } from './model.js';
import { columnSql, firstOf, fromSql, whereSql } from './row-source.js';

export type FoundRow = Record<string, unknown> & { readonly '#row': string };
export const keyColumn = '#id';

export interface OrdinaryRequest {
  readonly path: string;
  readonly definitions: readonly GraphQLArgument[];
  /** The row this hangs from, as JSON, and its type. */
  readonly parent?: string;
  readonly parentType?: ReadType;
  /** Set when this read writes an access-log row. */
  readonly root?: ReadRoot;
  /** Read by ids that the use case gave, not by arguments of a field. */
  readonly idList?: boolean;
}
export interface OrdinaryRun extends LogParameters {
  readonly args: ArgValues;
  readonly parent: string | undefined;
}
interface Ask {
  readonly link: Link;
  readonly type: ReadType;
  readonly args: ArgValues;
  readonly request: OrdinaryRequest;
  readonly narrowing: Narrowing;
}

const ID_LIST: GraphQLArgument = {
  name: 'ids',
  description: null,
  type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(UUID))),
  defaultValue: undefined,
  deprecationReason: null,
  extensions: {},
  astNode: undefined,
};

/** All columns of the rows of one link, narrowed; for a root, the access-log row is written by the same statement. */
export function writeOrdinary(ask: Ask): { text: string; parameters: Parameters<OrdinaryRun> } {
  const { link, type, args, request, narrowing } = ask;
  const parameters = new Parameters<OrdinaryRun>();
  const definitions = request.idList ? [ID_LIST] : request.definitions;
  const given = givenArgs<OrdinaryRun>({
    parameters,
    definitions,
    given: (name) => isGiven(args, name),
    read: (run, name) => run.args[name],
  });
  const scope = pageScope(link, args, request, given, parameters);
  const parent = request.parentType
    ? `${parentRow(
        request.parentType,
        parameters.add('json', (run) => run.parent),
      )}, `
    : '';
  const columns = Object.entries(type.columns).map(
    ([name, column]) => `${columnSql(type, name, column, 't', narrowing)} as ${quotedName(`c:${name}`)}`,
  );
  const keys = link.kind === 'page' ? link.order.map((key, i) => `(${key.sql('t')})::text as "#k${i}"`) : [];
  const order = link.from ? '' : orderSql(link.order, 't');
  const number = `row_number() over (${order ? `order by ${order}` : ''}) as "#n"`;
  const after = scope.cursor && !link.from ? ` and ${afterSql(link.order, 't', scope.cursor)}` : '';
  const rows = `select ${['row_to_json(t)::text as "#row"', number, ...keys, ...columns].join(', ')}${idColumns(type).replaceAll('#self', 't')}
    from ${parent}${fromSql(type, link, scope, narrowing)} where ${whereSql(type, link, scope, narrowing)}${after}${order ? ` order by ${order}` : ''} limit ${scope.limit}`;
  const log = request.root ? `, l as (${logOf(request.root, ask, given, logParameters(parameters))})` : '';
  return { text: `with r as materialized (${rows})${log} select * from r order by "#n"`, parameters };
}

function pageScope(
  link: Link,
  args: ArgValues,
  request: OrdinaryRequest,
  given: GivenArgs,
  parameters: Parameters<OrdinaryRun>,
): PageScope & { cursor: readonly string[] | null } {
  const base = { self: 't', parent: request.parentType ? 'p' : '', args: given };
  if (link.kind !== 'page') return { ...base, limit: String(rowsToRead(link)), after: () => 'null', cursor: null };
  const limit = parameters.add('int', (run) => firstOf(run.args, link) + 1);
  const cursor = isGiven(args, 'after')
    ? link.order.map((key, i) => parameters.add(key.type, (run) => readCursor(run.args['after'], request.path, link.order)[i]))
    : null;
  return { ...base, limit, after: (i) => cursor?.[i] ?? `null::${link.order[i]?.type ?? 'text'}`, cursor };
}

/** The parent's row again, from the text it was kept as: no second look at the table, so no second answer. */
function parentRow(type: ReadType, parameter: string): string {
  if (type.row) return `json_to_record(${parameter}) as p(${type.row})`;
  return `json_populate_record(null::${type.from}, ${parameter}) p`;
}

function logOf(root: ReadRoot, { link, type, args }: Ask, given: GivenArgs, parameters: LogParameters): string {
  const shown = link.kind === 'page' ? `(select * from r where "#n" <= ${firstOf(args, link)}) r` : 'r';
  return logSql(root, type.of, countRows(shown, link.kind === 'one'), given, parameters);
}
