import type { WorkLine } from '../../api/answers/my-work.js';
import { groupWork } from './work-groups.js';

const NOW = '2027-03-11T09:00:00.000Z';
const item = (id: string, dueAt: string | null): WorkLine => ({
  id,
  dueAt,
  kind: 'REVIEW_DUE',
  summary: '',
  raisedAt: '2027-03-01T09:00:00Z',
  subjectId: null,
  noteIds: [],
  person: null,
  recipientAgency: null,
});
const ids = (items: readonly WorkLine[]) => items.map(({ id }) => id);

it('puts what is late first, the nearest on top, and what has no date last', () => {
  const items = [
    item('none', null),
    item('far', '2027-04-10'),
    item('late', '2027-03-10'),
    item('today', '2027-03-11'),
    item('later', '2027-03-09'),
    item('near', '2027-03-12'),
  ];
  const { overdue, today, later } = groupWork(items, NOW);
  expect([ids(overdue), ids(today), ids(later)]).toEqual([['later', 'late'], ['today'], ['near', 'far', 'none']]);
});
