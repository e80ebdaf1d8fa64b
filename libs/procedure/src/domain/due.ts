import { addDays, addWorkingDays, londonDay, startOfLondonDay, workingDaysBefore } from '@lib/kernel';
import type { Limit } from './definition.js';

const HOUR = 3_600_000;

/**
 * The first instant that is too late. Hours are elapsed hours, also over a change of the clocks; what is due on a day is late when that London
 * day is over, whatever the hour of its cause. The day of the cause never counts. Bank holidays are London days, YYYY-MM-DD.
 */
export function dueAt({ direction, amount, unit }: Limit, from: Date, bankHolidays: readonly string[]): Date {
  const ahead = direction === 'AFTER';
  if (unit === 'HOURS') return new Date(from.getTime() + (ahead ? amount : -amount) * HOUR);
  const day = londonDay(from);
  if (unit === 'CALENDAR_DAYS') return endOf(addDays(day, ahead ? amount : -amount));
  return endOf((ahead ? addWorkingDays : workingDaysBefore)(day, amount, bankHolidays));
}

const endOf = (day: string): Date => startOfLondonDay(addDays(day, 1));
