import type { Link, OrderKey, Where } from './model.js';

/** What one list answers at most, whatever it is of: no context can name more. A page has its own limit in `first`. */
export const LIST_LIMIT = 100;
export const PAGE_LIMIT = 100;

type KeySource = string | ((self: string) => string);

function key(source: KeySource, type: OrderKey['type'], descending: boolean): OrderKey {
  return { sql: typeof source === 'string' ? (self) => `${self}.${source}` : source, type, descending };
}
/** Keys of an order must never be null, and the last one must be unique. */
const asc = (source: KeySource, type: OrderKey['type']): OrderKey => key(source, type, false);
const desc = (source: KeySource, type: OrderKey['type']): OrderKey => key(source, type, true);

/** At most one row. */
function one(type: string, where: Where): Link {
  return { kind: 'one', type, where, order: [], limit: 1 };
}

interface ManySpec {
  readonly where: Where;
  readonly rows?: Link['rows'];
  readonly order: readonly OrderKey[];
  readonly limit?: number;
  readonly more?: string;
  readonly continues?: true;
}
/** A list that is never paged. One that grows past its limit is answered with an error, unless it has `more` or `continues`. */
function many(type: string, spec: ManySpec): Link {
  const limit = spec.limit ?? LIST_LIMIT;
  if (limit > LIST_LIMIT) throw new Error(`a list of ${type} may hold ${LIST_LIMIT} at most, not ${limit}`);
  return { kind: 'many', type, ...spec, limit };
}
/** Whether a list that is too long must be refused: then one row more is read, which says that it is. */
export function isWhole(link: Link): boolean {
  return link.kind === 'many' && link.more === undefined && link.continues === undefined;
}
export function rowsToRead(link: Link): number {
  return isWhole(link) ? link.limit + 1 : link.limit;
}

interface PageSpec {
  readonly where?: Where;
  readonly rows?: Link['rows'];
  readonly order: readonly OrderKey[];
  /** A set-returning function that pages by itself, in its own order; `order` then names its key columns. */
  readonly from?: Link['from'];
}
/** `first` and `after` in; `items`, `endCursor`, `hasMore` out. */
function page(type: string, spec: PageSpec): Link {
  return { kind: 'page', type, limit: PAGE_LIMIT, where: () => [], ...spec };
}

/** How rows hang from rows (or from a root), and the order of a list. */
export const link = { one, many, page, asc, desc };
