import { pagesOf } from './keyset.js';
import type { Visit } from './visit.js';

const at = (address: string) => ({ address }) as Visit;
const page = (hasMore: boolean) => ({ items: [], endCursor: 'next/1+', hasMore });

describe('links of a list read by keyset', () => {
  it('keeps the filters and puts the cursor in the address', () => {
    expect(pagesOf(at('/sharing-record?outcome=WITHHELD'), page(true)).older).toBe('/sharing-record?outcome=WITHHELD&after=next%2F1%2B');
  });

  it('leads back to the first page from any other, and nowhere from the last', () => {
    const links = pagesOf(at('/find?text=a&after=x'), page(false));
    expect([links.newer, links.older]).toEqual(['/find?text=a', undefined]);
    expect(pagesOf(at('/find?text=a'), page(false)).newer).toBeUndefined();
  });
});
