import { type ChaseDays, stepsToTake } from './chasing.js';
import { dueAt } from './due.js';

const DAYS: ChaseDays = { REMINDED: 0, RAISED_WITH_ANSWERER: 1, RAISED_WITH_ASKER: 2 };
const EASTER = ['2027-03-26', '2027-03-29'];
/** Asked on a Thursday before Easter with two working days: due at the end of Wednesday 31 March, the clocks having changed. */
const due = dueAt(new Date('2027-03-25T11:00:00Z'), 2, EASTER);
const at = (instant: string, taken: readonly string[] = [], days: ChaseDays = DAYS) =>
  stepsToTake({ dueAt: due, taken }, new Date(instant), EASTER, days);

describe('chasing what nobody answers', () => {
  test('takes each step at its own instant and not a moment before', () => {
    expect(due).toEqual(new Date('2027-03-31T23:00:00Z'));
    expect(at('2027-03-31T22:59:59.999Z')).toEqual([]);
    expect(at('2027-03-31T23:00:00Z')).toEqual(['REMINDED']);
    expect(at('2027-04-01T22:59:59.999Z', ['REMINDED'])).toEqual([]);
    expect(at('2027-04-01T23:00:00Z', ['REMINDED'])).toEqual(['RAISED_WITH_ANSWERER']);
    expect(at('2027-04-02T22:59:59.999Z', ['REMINDED', 'RAISED_WITH_ANSWERER'])).toEqual([]);
    expect(at('2027-04-02T23:00:00Z', ['REMINDED', 'RAISED_WITH_ANSWERER'])).toEqual(['RAISED_WITH_ASKER']);
  });

  test('takes none twice', () => {
    expect(at('2027-05-01T00:00:00Z', ['REMINDED', 'RAISED_WITH_ANSWERER', 'RAISED_WITH_ASKER'])).toEqual([]);
  });

  test('takes all that are owed, in order, when the worker was away', () => {
    expect(at('2027-05-01T00:00:00Z')).toEqual(['REMINDED', 'RAISED_WITH_ANSWERER', 'RAISED_WITH_ASKER']);
  });

  test('counts working days: a weekend and a bank holiday are none', () => {
    const friday = dueAt(new Date('2027-03-24T11:00:00Z'), 1, EASTER);
    const steps = (instant: string) => stepsToTake({ dueAt: friday, taken: ['REMINDED'] }, new Date(instant), EASTER, DAYS);
    expect(friday).toEqual(new Date('2027-03-26T00:00:00Z'));
    expect(steps('2027-03-30T22:59:59Z')).toEqual([]);
    expect(steps('2027-03-30T23:00:00Z')).toEqual(['RAISED_WITH_ANSWERER']);
  });

  test('control: without the holidays the same step comes days too early', () => {
    const friday = dueAt(new Date('2027-03-24T11:00:00Z'), 1, EASTER);
    expect(stepsToTake({ dueAt: friday, taken: ['REMINDED'] }, new Date('2027-03-27T00:00:00Z'), [], DAYS)).toEqual([
      'RAISED_WITH_ANSWERER',
    ]);
  });

  test('goes by the days it is given', () => {
    const all = { REMINDED: 0, RAISED_WITH_ANSWERER: 0, RAISED_WITH_ASKER: 0 };
    expect(at('2027-03-31T23:00:00Z', [], all)).toHaveLength(3);
    expect(at('2027-04-02T23:00:00Z', [], { ...DAYS, RAISED_WITH_ASKER: 5 })).toEqual(['REMINDED', 'RAISED_WITH_ANSWERER']);
  });
});
