import { addDays, longDay, londonDay, startOfLondonDay, workingDaysBefore } from '@lib/kernel';
import { type ActionState, UNANSWERED } from './action.js';

/*
 * An action is due on a day: in time until the end of that day in London. The two numbers are settings of ours and no law's: one working day
 * to do it in after the reminder; a second conference without an answer is one for the next line to hear of.
 */
export const REMIND_WORKING_DAYS_BEFORE = 1;
export const CARRIED_TO_NEXT_LINE = 2;
/** Further ahead nobody plans by this service. */
export const MOST_DAYS_AHEAD = 730;

/** The first instant that is too late. */
export const dueAtEndOf = (day: string): Date => startOfLondonDay(addDays(day, 1));
/** The last London day on which it is in time: how a limit is said to people. */
export const dueOn = (dueAt: Date): string => londonDay(new Date(dueAt.getTime() - 1));
export const dueDay = (dueAt: Date): string => longDay(dueOn(dueAt));

/** From when whoever has it is reminded: the beginning of the last working day before. */
export function remindAt(dueAt: Date, bankHolidays: readonly string[]): Date {
  return startOfLondonDay(workingDaysBefore(dueOn(dueAt), REMIND_WORKING_DAYS_BEFORE, bankHolidays));
}

/** The next instant at which somebody has to hear of it, seen from `at`; none where the clock does not run. */
export function alarmAt(state: ActionState, dueAt: Date, at: Date, bankHolidays: readonly string[]): Date | null {
  if (!UNANSWERED.includes(state)) return null;
  return [remindAt(dueAt, bankHolidays), dueAt].find((one) => one > at) ?? null;
}
