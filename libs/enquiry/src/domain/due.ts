import { addDays, addWorkingDays, londonDay, startOfLondonDay, workingDaysDue } from '@lib/kernel';

/*
 * When an enquiry has to be answered: at the end, in London, of the nth working day after the day it was sent, whatever the hour. Bank
 * holidays are handed in. The limit itself is the first instant that is too late.
 */
export function dueAt(sent: Date, workingDays: number, bankHolidays: readonly string[]): Date {
  return workingDaysDue(sent, workingDays, bankHolidays);
}

/** The last London day on which an answer is in time: how a limit is said to people. */
export function dueOn(due: Date): string {
  return londonDay(new Date(due.getTime() - 1));
}

export function isLate(due: Date, at: Date): boolean {
  return at >= due;
}

/** When so many whole working days have passed since it was due: at none, when it is due. The steps of chasing are counted so. */
export function workingDaysAfterDue(due: Date, workingDays: number, bankHolidays: readonly string[]): Date {
  if (workingDays === 0) return due;
  return startOfLondonDay(addDays(addWorkingDays(dueOn(due), workingDays, bankHolidays), 1));
}
