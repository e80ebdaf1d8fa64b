import type { NewShare, OpenWorkLine } from '../../api/answers/my-work.js';
import { type DueLine, groupWork } from './work-groups.js';

const NOW = '2027-03-11T09:00:00.000Z';
const work = (id: string, dueAt: string | null): OpenWorkLine => ({
  id,
  dueAt,
  kind: 'REVIEW_DUE',
  interrupts: null,
  summary: '',
  raisedAt: '2027-03-01T09:00:00Z',
  subjectId: null,
  noteIds: [],
  person: null,
  recipientAgency: null,
});
const share = (id: string, respondBy: string | null) => ({ id, respondBy }) as NewShare;
const grouped = (items: OpenWorkLine[], shares: NewShare[]) =>
  groupWork({ myWork: { items, endCursor: null, hasMore: false }, newShares: { items: shares, endCursor: null, hasMore: false } }, NOW);
const ids = (items: readonly (DueLine | OpenWorkLine | NewShare)[]) => items.map((one) => ('id' in one ? one.id : (one.work ?? one.share).id));

describe('My work', () => {
  it('puts what interrupts on top, and nowhere else, whatever its date', () => {
    const arrest: OpenWorkLine = { ...work('arrest', '2027-03-14'), interrupts: 'RECALL' };
    const urgent = { ...share('urgent', null), mode: 'URGENT' } as NewShare;
    const late = { ...share('urgent and late', '2027-03-01'), mode: 'URGENT' } as NewShare;
    const groups = grouped([work('late', '2027-03-10'), arrest], [urgent, late, share('quiet', null)]);
    expect(ids(groups.cannotWait)).toEqual(['urgent and late', 'arrest', 'urgent']);
    expect([groups.overdue, groups.today, groups.fresh, groups.later].map(ids)).toEqual([['late'], [], ['quiet'], []]);
  });

  it('puts what is late first, the longest late on top, and what has no date last', () => {
    const items = [
      work('none', null),
      work('far', '2027-04-10'),
      work('late', '2027-03-10'),
      work('today', '2027-03-11'),
      work('later', '2027-03-09'),
      work('near', '2027-03-12'),
    ];
    const { overdue, today, later } = grouped(items, []);
    expect([ids(overdue), ids(today), ids(later)]).toEqual([['later', 'late'], ['today'], ['near', 'far', 'none']]);
  });

  it('counts an unanswered question from a partner as late when its day has passed, and lists it once', () => {
    const shares = [
      share('asked long ago', '2027-03-01'),
      share('for information', null),
      share('by noon', '2027-03-11T12:00:00Z'),
      share('next week', '2027-03-18'),
    ];
    const { overdue, today, fresh } = grouped([work('late', '2027-03-05')], shares);
    expect([ids(overdue), ids(today), ids(fresh)]).toEqual([['asked long ago', 'late'], ['by noon'], ['for information', 'next week']]);
  });
});
