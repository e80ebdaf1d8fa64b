import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { addDays, addWorkingDays, workingDaysDue } from '@lib/kernel';
import { bankHolidays } from './bank-holidays.js';

/** As they are announced, copied by hand: the years to come, and two years in which days were moved and added. */
const announced: Readonly<Record<number, readonly string[]>> = {
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

test.each(Object.keys(announced).map(Number))('the bank holidays of %i are the ones announced', (year) => {
  expect(bankHolidays(year, year)).toEqual(announced[year]?.map((day) => `${year}-${day}`));
});

test('years without a special day are the ones the rule gives: fifty of them reckoned here without the package', () => {
  const differing = Array.from({ length: 50 }, (_, i) => 2029 + i).filter(
    (year) => bankHolidays(year, year).join() !== byRule(year).join(),
  );
  expect(differing).toEqual([]);
});

test('a list that is not ours is seen to differ: Scotland has other days, and none of them is in ours', () => {
  const Scottish = createRequire(__filename)('date-holidays') as typeof Holidays;
  const days = new Scottish('GB', 'SCT').getHolidays(2027, 'en').map((day) => day.date.slice(0, 10));
  expect(byRule(2027).filter((day) => !days.includes(day))).toEqual(['2027-03-29', '2027-08-30']);
  expect(bankHolidays(2027, 2027)).not.toContain('2027-08-02');
});

test('several years come in order, from the cache the second time, and nobody can change them', () => {
  const twice = [bankHolidays(2026, 2028), bankHolidays(2026, 2028)];
  expect(twice[0]).toEqual([2026, 2027, 2028].flatMap((year) => announced[year]?.map((day) => `${year}-${day}`)));
  expect(twice[1]).toEqual(twice[0]);
  expect(() => (bankHolidays(2027, 2027) as string[]).push('2027-07-01')).not.toThrow();
  expect(bankHolidays(2027, 2027)).not.toContain('2027-07-01');
});

test.each([
  [2027, 2026],
  [2026.5, 2027],
  [1900, 1901],
  [2026, 9999],
  [NaN, 2027],
])('years that are not known are refused: %p to %p', (from, to) => {
  expect(() => bankHolidays(from, to)).toThrow('bank holidays are known for whole years from 1978 to 2199');
});

test('an enquiry of Thursday 25 March 2027 with two working days is due on Wednesday 31 March, across the change of the clocks', () => {
  const sent = new Date('2027-03-25T16:00:00Z');
  expect(workingDaysDue(sent, 2, bankHolidays(2027, 2027))).toEqual(new Date('2027-03-31T23:00:00Z'));
  expect(workingDaysDue(sent, 2, [])).toEqual(new Date('2027-03-29T23:00:00Z'));
  expect(addWorkingDays('2027-12-24', 1, bankHolidays(2027, 2028))).toBe('2027-12-29');
});

function byRule(year: number): readonly string[] {
  const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
  const monday = (day: string, step: 1 | -1): string => (weekday(day) === 1 ? day : monday(addDays(day, step), step));
  const working = (day: string, taken: readonly string[]): string =>
    [0, 6].includes(weekday(day)) || taken.includes(day) ? working(addDays(day, 1), taken) : day;
  const easter = easterDay(year);
  const boxing = working(`${year}-12-26`, []);
  // Christmas on a Saturday or Sunday: Boxing Day keeps its own Monday, or the Tuesday when both fall at the weekend.
  const christmas = [0, 6].includes(weekday(`${year}-12-25`))
    ? [`${year}-12-27`, `${year}-12-${weekday(`${year}-12-25`) === 6 ? 28 : 26}`]
    : [`${year}-12-25`, boxing];
  const days = [
    working(`${year}-01-01`, []),
    addDays(easter, -2),
    addDays(easter, 1),
    monday(`${year}-05-01`, 1),
    monday(`${year}-05-31`, -1),
    monday(`${year}-08-31`, -1),
  ];
  return [...days, ...christmas].sort();
}

/** The Gregorian reckoning of Easter Sunday (Meeus, Jones and Butcher). */
function easterDay(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
