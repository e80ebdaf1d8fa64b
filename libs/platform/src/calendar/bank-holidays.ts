import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

/*
 * The bank holidays that England and Wales have in common, which by law is all of them. A day proclaimed for one year only is known once
 * the package knows it: see decision 11. Reading the world's calendar costs about 100 ms and 25 MB once, so it waits until a year is asked for.
 */
const EARLIEST = 1978;
const LATEST = 2199;
const years = new Map<number, readonly string[]>();
let calendars: readonly Holidays[] | undefined;

/** London days, in order. One that falls at a weekend is not there, since the working day that stands in for it is. */
export function bankHolidays(fromYear: number, toYear: number): readonly string[] {
  if (![fromYear, toYear].every((year) => Number.isInteger(year) && year >= EARLIEST && year <= LATEST) || fromYear > toYear)
    throw new RangeError(`bank holidays are known for whole years from ${EARLIEST} to ${LATEST}, the earlier year first`);
  return Array.from({ length: toYear - fromYear + 1 }, (_, after) => inYear(fromYear + after)).flat();
}

function inYear(year: number): readonly string[] {
  const known = years.get(year);
  if (known !== undefined) return known;
  calendars ??= open();
  const [england, wales] = calendars.map((calendar) => daysOff(calendar, year));
  const found = [...(england ?? [])].filter((day) => wales?.has(day) && onWeekday(day)).sort();
  years.set(year, found);
  return found;
}

function daysOff(calendar: Holidays, year: number): ReadonlySet<string> {
  const days = calendar.getHolidays(year).filter((day) => day.type === 'public' || day.type === 'bank');
  return new Set(days.map((day) => day.date.slice(0, 10)));
}

function open(): readonly Holidays[] {
  const Calendar = createRequire(import.meta.url)('date-holidays') as typeof Holidays;
  return [new Calendar('GB', 'ENG'), new Calendar('GB', 'WLS')];
}

function onWeekday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
