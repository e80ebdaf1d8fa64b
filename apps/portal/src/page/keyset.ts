import type { PageOf } from '../api/answers/words.js';
import type { Visit } from './visit.js';

export interface PageLinks {
  readonly newer?: string;
  readonly older?: string;
  readonly newerText: string;
  readonly olderText: string;
}

/**
 * Links of a list that is read by keyset. The cursor stands in the address, so a page can be sent to a colleague. There is no number of pages
 * and no way to the middle: the first page, and the next older one.
 */
export function pagesOf(
  visit: Pick<Visit, 'address'>,
  page: PageOf<unknown>,
  words: { newer: string; older: string } = { newer: 'Newest', older: 'Older' },
): PageLinks {
  const address = new URL(visit.address, 'http://portal');
  const onFirst = !address.searchParams.has('after');
  const at = (cursor?: string | null): string => {
    const next = new URL(address);
    next.searchParams.delete('after');
    if (cursor) next.searchParams.set('after', cursor);
    return next.pathname + next.search;
  };
  return {
    ...(!onFirst && { newer: at() }),
    ...(page.hasMore && page.endCursor && { older: at(page.endCursor) }),
    newerText: words.newer,
    olderText: words.older,
  };
}
