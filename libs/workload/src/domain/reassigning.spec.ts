import { mayReassign, soundReassignment, type WorkToMove } from './reassigning.js';

const GOOD: WorkToMove = {
  id: 'one', personId: null, here: true, closed: false, moved: false, stays: false, theirs: false, holds: true, fits: true, opens: true, somebody: true,
}; // prettier-ignore

it('lets go what may go', () => {
  expect(mayReassign([GOOD, { ...GOOD, id: 'two' }])).toBeNull();
});

it.each<[string, Partial<WorkToMove>]>([
  ['WKL-20', { here: false }],
  ['WKL-20', { here: false, moved: true }],
  ['WKL-21', { closed: true, moved: true }],
  ['WKL-22', { moved: true }],
  ['WKL-23', { stays: true }],
  ['WKL-24', { theirs: true }],
  ['WKL-25', { holds: false }],
  ['WKL-26', { fits: false }],
  ['WKL-27', { somebody: false, opens: false }],
  ['WKL-28', { opens: false }],
  // Nothing is told of what is not theirs to know of.
  ['WKL-20', { here: false, closed: true, opens: false, stays: true }],
])('%s is said of the one line it is about, and nothing goes', (code, broken) => {
  expect(mayReassign([GOOD, { ...GOOD, id: 'two', ...broken }])).toMatchObject({ code: 'WKL-30', lines: [{ id: 'two', code }] });
});

it('asks for one taker, a reason, and one to a hundred pieces', () => {
  const asked = { workIds: ['a', 'b', 'a'], staffId: 's', words: 'He is away until June' };
  expect(soundReassignment(asked).moves).toEqual([
    { id: 'a', staffId: 's', unitId: null },
    { id: 'b', staffId: 's', unitId: null },
  ]);
  const many = Array.from({ length: 101 }, (_, n) => `w${n}`);
  for (const wrong of [{ workIds: [] }, { workIds: many }, { staffId: null }, { toUnitId: 'u' }, { words: ' . ' }])
    expect(() => soundReassignment({ ...asked, ...wrong })).toThrow();
});
