import { addDays, type DayRule, londonDay } from '@lib/kernel';

const TEN_YEARS = 3653;

/** The first and last day that anybody means when they write about posts and absences: further off, a year was mistyped. */
export function nearDays(now: Date): Required<Pick<DayRule, 'notBefore' | 'notAfter'>> {
  const today = londonDay(now);
  return { notBefore: addDays(today, -TEN_YEARS), notAfter: addDays(today, TEN_YEARS) };
}
