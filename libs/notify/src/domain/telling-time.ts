import { addDays, isWorkingDay, londonDay, startOfLondonDay } from '@lib/kernel';
import { type Choices, type Sort, whenFor } from './choices.js';

const HOUR = 3_600_000;

/** That hour of the day in London, reckoned back from midnight: the clocks change before five, and then no more until the day ends. */
export const londonHour = (day: string, hour: number): Date => new Date(startOfLondonDay(addDays(day, 1)).getTime() - (24 - hour) * HOUR);

/** The next digest after this instant: at that hour of a working day. A day on which nobody is at work has none. */
export function nextDigest(at: Date, hour: number, bankHolidays: readonly string[]): Date {
  for (let day = londonDay(at); ; day = addDays(day, 1)) {
    const then = londonHour(day, hour);
    if (then > at && isWorkingDay(day, bankHolidays)) return then;
  }
}

/** When they are to be told of it; null: not by mail. */
export function tellAt(choices: Choices, sort: Sort, at: Date, bankHolidays: readonly string[]): Date | null {
  const when = whenFor(choices, sort);
  if (when === 'NEVER') return null;
  return when === 'AT_ONCE' ? at : nextDigest(at, choices.digestHour, bankHolidays);
}

/** Minutes until a mail that could not be handed over is tried again: soon at first, then hourly, for three days. */
const WAITS = [1, 2, 5, 10, 20, 40];
export const MOST_TRIES = 78;
export const waitAfter = (tries: number): number => WAITS[tries - 1] ?? 60;
