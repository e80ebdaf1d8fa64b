import { addDays, londonDay } from '@lib/kernel';

/** The owner of an agreement is told when this many days are left. */
export const WARNING_DAYS = [90, 30, 7] as const;
export type WarningDays = (typeof WARNING_DAYS)[number];

/**
 * The warning that is due now: the last whose day has come, so that an agreement first looked at late is warned of once and not three
 * times over. Days are London days. Null when there is more time than that, and when it has ended.
 */
export function warningDue(endsAt: Date, at: Date): WarningDays | null {
  if (endsAt <= at) return null;
  const today = londonDay(at);
  const last = londonDay(endsAt);
  return WARNING_DAYS.filter((days) => addDays(last, -days) <= today).at(-1) ?? null;
}
