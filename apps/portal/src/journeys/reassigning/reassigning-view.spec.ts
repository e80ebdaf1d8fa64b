import type { Reassignment, TeamWorkItem } from '../../api/answers/reassigning.js';
import { givenTogether, groupsOf, lastMoves } from './reassigning-view.js';

const item = (id: string, more: Partial<TeamWorkItem> = {}): TeamWorkItem => ({
  id, kind: 'NOT_FOR_US', raisedAt: '', dueAt: null, overdue: false, owned: true, named: false, stays: false, person: null, owner: null, ...more,
}); // prettier-ignore
const line = (actId: string, workItemId: string, backOf: string | null = null): Reassignment => ({
  id: `${actId}-${workItemId}`, actId, backOf, workItemId, kind: 'NOT_FOR_US', words: 'Why', reassignedAt: '', reassignedBy: { id: 's', name: 'S' },
  fromStaff: null, fromUnit: null, toStaff: { id: 't', name: 'T' }, toUnit: null,
}); // prettier-ignore

it('puts work under whoever has it, and what nobody has first', () => {
  const owner = { id: 'o', name: 'Ash Pell' };
  const groups = groupsOf([
    item('1', { owned: false, owner }),
    item('2', { owner }),
    item('3'),
    item('4', { named: true }),
    item('5', { owner }),
  ]);
  expect(groups.map(({ heading, items }) => [heading, items.map(({ id }) => id)])).toEqual([
    ['Without an owner', ['1']],
    ['Ash Pell', ['2', '5']],
    ['For the unit, or a role of it', ['3']],
    ['For somebody by name', ['4']],
  ]);
});

it('tells what was given together in one line, and offers to give it back once', () => {
  const given = givenTogether([line('c', '1', 'a'), line('b', '1'), line('b', '2'), line('a', '1'), line('a', '3')]);
  expect(given.map(({ actId, count, isBack, mayGoBack }) => [actId, count, isBack, mayGoBack])).toEqual([
    ['c', 1, true, false],
    ['b', 2, false, true],
    ['a', 2, false, false],
  ]);
});

it('of a piece of work that changed hands twice, the later time counts', () => {
  expect(lastMoves([line('b', '1'), line('a', '1')])['1']?.actId).toBe('b');
});
