import { groupAddress, nextPage, pageOfGroup } from './pages-of-group.js';

const all = (count: number, closed: readonly number[] = []) =>
  Array.from({ length: count }, (_, at) => ({ code: `q${at + 1}`, open: !closed.includes(at + 1) }));

describe('the pages of a group', () => {
  it('hold six questions, or one, and never one that is not there', () => {
    expect(pageOfGroup(all(14), 3, false)).toEqual({ page: 3, pages: 3, questions: all(14).slice(12) });
    expect(pageOfGroup(all(14), 99, true)).toMatchObject({ page: 14, pages: 14, questions: [{ code: 'q14' }] });
    expect(pageOfGroup(all(14), Number.NaN, false).page).toBe(1);
    expect(pageOfGroup([], 1, false)).toEqual({ page: 1, pages: 1, questions: [] });
  });

  it('follow each other to the end of the group', () => {
    const step = { before: all(14), after: all(14), each: false };
    expect(nextPage({ ...step, shown: ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'] })).toEqual({ page: 2, code: 'q7' });
    expect(nextPage({ ...step, shown: ['q13', 'q14'] })).toBeUndefined();
    expect(nextPage({ ...step, shown: ['q2'], each: true })).toEqual({ page: 3, code: 'q3' });
  });

  it('lead first to what the answers on them opened', () => {
    const shown = ['q1', 'q3', 'q4', 'q5', 'q6', 'q7'];
    expect(nextPage({ before: all(14, [2]), after: all(14), shown, each: false })).toEqual({ page: 1, code: 'q2' });
    expect(nextPage({ before: all(3, [2, 3]), after: all(3, [3]), shown: ['q1'], each: true })).toEqual({ page: 2, code: 'q2' });
  });

  it('skip what the answers closed', () => {
    expect(nextPage({ before: all(9), after: all(9, [7, 8]), shown: all(6).map(({ code }) => code), each: false })).toEqual({
      page: 2,
      code: 'q9',
    });
  });

  it('have addresses that keep what was asked for', () => {
    expect(groupAddress({ enquiryId: 'e', group: 'orders', each: true }, 2, 'q4')).toBe('/answering/e/groups/orders?page=2&each=1&more=q4');
    expect(groupAddress({ enquiryId: 'e', group: 'orders', each: false })).toBe('/answering/e/groups/orders');
  });
});
