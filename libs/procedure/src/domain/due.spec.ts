import Holidays from 'date-holidays';
import { DateTime } from 'luxon';
import type { Limit } from './definition.js';
import { dueAt } from './due.js';
import { BANK_HOLIDAYS } from './spec/bank-holidays.js';

type Asked = Pick<Limit, 'direction' | 'amount' | 'unit'>;
const LIMIT = { variants: [], from: { fact: 'x' }, stopsOn: [], source: 'house' };
const due = (from: string, asked: Asked): string => dueAt({ ...LIMIT, ...asked }, new Date(from), BANK_HOLIDAYS).toISOString();
const after = (amount: number, unit: Limit['unit']): Asked => ({ direction: 'AFTER', amount, unit });
const before = (amount: number, unit: Limit['unit']): Asked => ({ direction: 'BEFORE', amount, unit });

describe('reckoned by hand, falls due', () => {
  it.each<[string, string, Asked, string]>([
    ['a recall agreed on a Monday morning, a day later', '2027-03-08T11:30:00Z', after(24, 'HOURS'), '2027-03-09T11:30:00.000Z'],
    ['an arrest over a weekend', '2027-03-10T13:25:00Z', after(96, 'HOURS'), '2027-03-14T13:25:00.000Z'],
    [
      'an arrest over the change to summer time: 14:25 by the clock',
      '2027-03-24T13:25:00Z',
      after(96, 'HOURS'),
      '2027-03-28T13:25:00.000Z',
    ],
    [
      'an arrest over the change to winter time: 12:25 by the clock',
      '2027-10-28T12:25:00Z',
      after(96, 'HOURS'),
      '2027-11-01T12:25:00.000Z',
    ],
    ['in the hour that comes twice', '2027-10-30T00:30:00Z', after(24, 'HOURS'), '2027-10-31T00:30:00.000Z'],
    ['an urgent arrest over the leap day', '2028-02-28T22:00:00Z', after(48, 'HOURS'), '2028-03-01T22:00:00.000Z'],
    [
      'two working days over Easter and the change of the clocks',
      '2027-03-25T10:00:00Z',
      after(2, 'WORKING_DAYS'),
      '2027-03-31T23:00:00.000Z',
    ],
    ['one working day from a Friday night', '2027-02-05T23:59:59Z', after(1, 'WORKING_DAYS'), '2027-02-09T00:00:00.000Z'],
    [
      'a working day from a summer Sunday that is still Saturday in universal time',
      '2027-06-05T23:30:00Z',
      after(1, 'WORKING_DAYS'),
      '2027-06-07T23:00:00.000Z',
    ],
    ['one working day over Christmas kept on two later days', '2027-12-24T09:00:00Z', after(1, 'WORKING_DAYS'), '2027-12-30T00:00:00.000Z'],
    ['one working day over a new year kept on the Monday', '2027-12-31T09:00:00Z', after(1, 'WORKING_DAYS'), '2028-01-05T00:00:00.000Z'],
    ['fourteen working days in spring', '2027-04-19T12:00:00Z', after(14, 'WORKING_DAYS'), '2027-05-10T23:00:00.000Z'],
    ['fifty-six days from a winter day', '2027-02-01T15:00:00Z', after(56, 'CALENDAR_DAYS'), '2027-03-29T23:00:00.000Z'],
    ['twenty-eight days over a leap day', '2028-02-10T15:00:00Z', after(28, 'CALENDAR_DAYS'), '2028-03-10T00:00:00.000Z'],
    ['twenty-eight days in a year without one', '2027-02-10T15:00:00Z', after(28, 'CALENDAR_DAYS'), '2027-03-11T00:00:00.000Z'],
    ['two working days before a hearing after Easter', '2027-03-31T09:00:00Z', before(2, 'WORKING_DAYS'), '2027-03-26T00:00:00.000Z'],
    ['one working day before a hearing on a Monday', '2027-06-07T09:00:00Z', before(1, 'WORKING_DAYS'), '2027-06-04T23:00:00.000Z'],
    ['ten days before a release after a leap day', '2028-03-05T09:00:00Z', before(10, 'CALENDAR_DAYS'), '2028-02-25T00:00:00.000Z'],
    [
      'a day before, over the change to summer time: 08:00 by the clock',
      '2027-03-28T08:00:00Z',
      before(24, 'HOURS'),
      '2027-03-27T08:00:00.000Z',
    ],
  ])('%s', (_what, from, asked, expected) => {
    expect(due(from, asked)).toBe(expected);
  });
});

const calendar = new Holidays('GB', 'ENG');
const holidays = new Set(
  [2023, 2024, 2025, 2026, 2027, 2028, 2029].flatMap((year) =>
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10)),
  ),
);
const isWorking = (day: DateTime): boolean => day.weekday <= 5 && !holidays.has(day.toISODate() ?? '');

/** The same by luxon and date-holidays, which the product does not reckon with: a London calendar day at a time, and to the day's end. */
function reckoned(from: string, { direction, amount, unit }: Asked): string {
  const by = direction === 'AFTER' ? 1 : -1;
  const start = DateTime.fromISO(from, { zone: 'Europe/London' });
  if (unit === 'HOURS') return instant(start.plus({ hours: by * amount }));
  let day = start.startOf('day');
  for (let left = amount; left > 0;) {
    day = day.plus({ days: by });
    if (unit === 'CALENDAR_DAYS' || isWorking(day)) left -= 1;
  }
  return instant(day.plus({ days: 1 }).startOf('day'));
}
const instant = (at: DateTime): string => at.toJSDate().toISOString();

/** Near every holiday kept on another day than its own, both leap days, and every change of the clocks of five years. */
const DAYS = [
  ...[
    '2024-02-28',
    '2024-02-29',
    '2028-02-28',
    '2028-02-29',
    '2026-12-24',
    '2026-12-28',
    '2027-12-24',
    '2027-12-27',
    '2027-12-31',
    '2028-01-03',
  ],
  ...[
    '2024-03-28',
    '2024-03-31',
    '2025-03-29',
    '2025-03-30',
    '2026-03-28',
    '2026-03-29',
    '2027-03-25',
    '2027-03-28',
    '2028-03-25',
    '2028-03-26',
  ],
  ...[
    '2024-10-26',
    '2024-10-27',
    '2025-10-25',
    '2025-10-26',
    '2026-10-24',
    '2026-10-25',
    '2027-10-30',
    '2027-10-31',
    '2028-10-28',
    '2028-10-29',
  ],
  ...['2025-04-17', '2026-05-01', '2027-08-27', '2028-05-30'],
];
const HOURS = ['00:00:00.000Z', '00:30:00.000Z', '01:30:00.000Z', '12:15:00.000Z', '23:30:00.000Z'];
const LIMITS = [
  ...[after(24, 'HOURS'), after(96, 'HOURS'), before(48, 'HOURS')],
  ...[after(1, 'WORKING_DAYS'), after(2, 'WORKING_DAYS'), after(14, 'WORKING_DAYS'), before(1, 'WORKING_DAYS'), before(5, 'WORKING_DAYS')],
  ...[after(1, 'CALENDAR_DAYS'), after(28, 'CALENDAR_DAYS'), before(3, 'CALENDAR_DAYS'), before(56, 'CALENDAR_DAYS')],
];
const table = DAYS.flatMap((day) => HOURS.flatMap((hour) => LIMITS.map((asked) => ({ from: `${day}T${hour}`, asked }))));

describe('as an independent calendar reckons it', () => {
  it('over two thousand cases', () => {
    expect(table.length).toBeGreaterThanOrEqual(2_000);
    expect(table.map(({ from, asked }) => ({ from, asked, due: due(from, asked) }))).toEqual(
      table.map(({ from, asked }) => ({ from, asked, due: reckoned(from, asked) })),
    );
  });

  it('which would show a day too many, a holiday forgotten, and weekends counted', () => {
    const differs = (fault: (from: string, asked: Asked) => string): boolean =>
      table.some(({ from, asked }) => fault(from, asked) !== reckoned(from, asked));
    const days = { ...LIMIT, direction: 'AFTER', amount: 1, unit: 'HOURS' } as const;
    expect(differs((from, asked) => due(from, { ...asked, amount: asked.amount + 1 }))).toBe(true);
    expect(differs((from, asked) => dueAt({ ...days, ...asked }, new Date(from), BANK_HOLIDAYS.filter((day) => day !== '2026-12-28')).toISOString())).toBe(true); // prettier-ignore
    expect(differs((from, asked) => due(from, asked.unit === 'HOURS' ? asked : { ...asked, unit: 'CALENDAR_DAYS' }))).toBe(true);
  });
});
