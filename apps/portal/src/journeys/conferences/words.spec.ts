import { attendanceWords, conferenceStand, minuteTitle } from './words.js';

it('says a cohort with its name, and anything else by itself', () => {
  expect(minuteTitle({ kind: 'COHORT', value: 'FLEX' })).toBe('Cohort: flex');
  expect(minuteTitle({ kind: 'AGREED', value: null })).toBe('Agreed');
});
it('says of an agency that said nothing that it stayed silent, and only when the conference is over', () => {
  expect([attendanceWords(null, false, false), attendanceWords(null, true, false), attendanceWords(null, true, true)]).toEqual([
    'Nothing recorded yet',
    'Asked, and stayed silent',
    'Called it',
  ]);
});
it('says whether a conference is to come, under way, held or called off', () => {
  const now = new Date('2027-03-04T10:00:00Z');
  const at = (meetsAt: string, overAs: string | null = null) => conferenceStand({ meetsAt, overAs }, now).words;
  expect([
    at('2027-03-05T10:00:00Z'),
    at('2027-03-04T09:00:00Z'),
    at('2027-03-05T10:00:00Z', 'CANCELLED'),
    at('2027-03-04T09:00:00Z', 'HELD'),
  ]).toEqual(['To come', 'Under way or not yet closed', 'Called off', 'Held']);
});
