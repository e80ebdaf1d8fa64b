import { clockWords, span, tryWords } from './clock-words.js';

const NOW = '2027-03-16T13:30:00Z';
const clock = (dueAt: string | null, timeliness: string | null, clockEndedAt: string | null = null) =>
  clockWords({ dueAt, timeliness, clockEndedAt }, NOW);

it.each([
  [59_000, 'less than a minute'],
  [60_000, '1 minute'],
  [7_800_000, '2 hours 10 minutes'],
  [7_200_000, '2 hours'],
  [11_100_000, '3 hours'],
  [258_000_000, '71 hours'],
  [259_200_000, '3 days'],
])('%i milliseconds are %s', (ms, words) => expect(span(ms)).toBe(words));

it('says first whether it is late, then when it was due, in London time', () => {
  expect(clock('2027-03-16T11:30:00Z', 'LATE')).toEqual({ late: true, words: 'Late by 2 hours; was due by 11:30am on Tuesday 16 March' });
  expect(clock('2027-03-28T13:30:00Z', 'RUNNING')).toEqual({ late: false, words: 'Due in 12 days, by 2:30pm on Sunday 28 March' });
});

it('late stays late when it is done, and what was only told late is said to be just that', () => {
  expect(clock('2027-03-15T11:30:00Z', 'LATE', '2027-03-16T09:30:00Z')?.words).toBe(
    'It was late by 22 hours; was due by 11:30am on Monday 15 March',
  );
  expect(clock('2027-03-15T11:30:00Z', 'TOLD_LATE', '2027-03-15T09:30:00Z')?.words).toMatch(/^Done in time, recorded too late/);
  expect(clock('2027-03-15T11:30:00Z', 'KEPT', '2027-03-15T09:30:00Z')?.late).toBe(false);
});

it('midnight is the end of the day before, another year is named, and no clock is no words', () => {
  expect(clock('2027-03-18T00:00:00Z', 'RUNNING')?.words).toBe('Due in 34 hours, by the end of Wednesday 17 March');
  expect(clock('2028-01-04T09:00:00Z', 'RUNNING')?.words).toContain('by 9am on Tuesday 4 January 2028');
  expect(clock(null, null)).toBeUndefined();
});

it('a next try that was missed says so', () => {
  expect(tryWords({ nextTryAt: '2027-03-16T06:00:00Z', tryMissed: true }, NOW)).toBe(
    'Next try missed; it was to be at 6am on Tuesday 16 March',
  );
  expect(tryWords({ nextTryAt: null, tryMissed: false }, NOW)).toBe('');
});
