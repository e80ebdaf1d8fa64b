import { findInHelp } from './find-in-help.js';
import { HelpBook } from './help-book.js';

const { pages } = new HelpBook();
const hrefs = (asked: string): string[] => findInHelp(pages, asked).map(({ href }) => href);

describe('searching in help', () => {
  it('finds sections by words in headings and text, in whatever case and order, the ones that are about it first', () => {
    expect(hrefs('Receipt')[0]).toBe('/help/words#receipt');
    expect(hrefs('ERASED record').length).toBeGreaterThan(0);
    expect(hrefs('erased record')).toEqual(hrefs('record  erased'));
    expect(hrefs('legal hold')).toContain('/help/words#legal-hold');
  });

  it('wants every word, and finds nothing for what is not there', () => {
    expect(hrefs('receipt zebra')).toEqual([]);
    expect(hrefs(' ')).toEqual([]);
    expect(hrefs('(.*')).toEqual([]);
  });

  it('takes either form of an apostrophe', () => {
    expect(hrefs("agreement's end")).toEqual(hrefs('agreement’s end'));
    expect(hrefs("agreement's end")).toContain('/help/words#transition');
  });

  it('shows the words around what was asked for, cut between words', () => {
    const [hit] = findInHelp(pages, 'countersigned that');
    expect(hit).toMatchObject({ href: '/help/the-record#what-sealed-and-witnessed-mean', page: expect.stringMatching(/permanent record/) });
    expect(hit?.excerpt).toMatch(/^… .*countersigned that.* …$/);
    expect(hit?.excerpt.length).toBeLessThan(260);
  });

  it('does not bring back a whole page for a word of its title', () => {
    expect(hrefs('integrator')).toEqual(['/help/integrator']);
  });
});
