import { dueAt, dueOn, isLate, workingDaysAfterDue } from './due.js';

/** England and Wales. */
const HOLIDAYS = ['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'];
const days = (sent: string, workingDays: number, holidays = HOLIDAYS) => dueAt(new Date(sent), workingDays, holidays);

describe('an enquiry falls due', () => {
  it.each<[string, string, number, string, string]>([
    ['after Good Friday, Easter Monday and the change of the clocks', '2027-03-25T10:00:00Z', 2, '2027-03-31', '2027-03-31T23:00:00.000Z'],
    ['the same, sent a minute before midnight', '2027-03-25T23:59:00Z', 2, '2027-03-31', '2027-03-31T23:00:00.000Z'],
    [
      'after Christmas Day, the weekend and the day kept for Boxing Day',
      '2026-12-24T09:00:00Z',
      1,
      '2026-12-29',
      '2026-12-30T00:00:00.000Z',
    ],
    ['after New Year', '2026-12-31T09:00:00Z', 2, '2027-01-05', '2027-01-06T00:00:00.000Z'],
    ['on Monday, sent on a Friday evening', '2027-02-05T19:30:00Z', 1, '2027-02-08', '2027-02-09T00:00:00.000Z'],
    [
      'on Tuesday, sent in the small hours of a summer Monday, still Sunday in universal time',
      '2027-06-06T23:30:00Z',
      1,
      '2027-06-08',
      '2027-06-08T23:00:00.000Z',
    ],
    ['on Monday, sent late on a summer Saturday', '2027-06-05T12:00:00Z', 1, '2027-06-07', '2027-06-07T23:00:00.000Z'],
    ['after the clocks go back', '2027-10-29T12:00:00Z', 1, '2027-11-01', '2027-11-02T00:00:00.000Z'],
    ['after the clocks go forward', '2028-03-24T12:00:00Z', 1, '2028-03-27', '2028-03-27T23:00:00.000Z'],
    ['sixty working days on', '2027-03-01T12:00:00Z', 60, '2027-05-27', '2027-05-27T23:00:00.000Z'],
  ])('%s', (_case, sent, workingDays, day, limit) => {
    const due = days(sent, workingDays);
    expect([dueOn(due), due.toISOString()]).toEqual([day, limit]);
  });
  it('two days sooner where nobody says which days are holidays', () => {
    expect(dueOn(days('2027-03-25T10:00:00Z', 2, []))).toBe('2027-03-29');
  });
  it('to the instant', () => {
    const due = days('2027-03-25T10:00:00Z', 2);
    expect(isLate(due, new Date(due.getTime() - 1))).toBe(false);
    expect(isLate(due, due)).toBe(true);
  });
});

it('the steps of chasing are working days after it', () => {
  const due = days('2027-03-24T10:00:00Z', 1);
  expect(dueOn(due)).toBe('2027-03-25');
  expect(workingDaysAfterDue(due, 0, HOLIDAYS)).toEqual(due);
  expect(dueOn(workingDaysAfterDue(due, 1, HOLIDAYS))).toBe('2027-03-30');
  expect(dueOn(workingDaysAfterDue(due, 2, HOLIDAYS))).toBe('2027-03-31');
});
