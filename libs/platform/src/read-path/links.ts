import type { Link, OrderKey, PageScope, Where } from './model.js';

/** What one list answers at most when nothing else is said; a page has its own limit in `first`. */
export const LIST_LIMIT = 200;
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
  readonly order: readonly OrderKey[];
  readonly limit?: number;
}
function many(type: string, spec: ManySpec): Link {
  return { kind: 'many', type, limit: LIST_LIMIT, ...spec };
}

interface PageSpec {
  readonly where?: Where;
  readonly order: readonly OrderKey[];
  /** A set-returning function that pages by itself, in its own order; `order` then names its key columns. */
  readonly from?: (scope: PageScope) => string;
}
/** `first` and `after` in; `items`, `endCursor`, `hasMore` out. */
function page(type: string, spec: PageSpec): Link {
  return { kind: 'page', type, limit: PAGE_LIMIT, where: () => [], ...spec };
}

/** How rows hang from rows (or from a root), and the order of a list. */
export const link = { one, many, page, asc, desc };
