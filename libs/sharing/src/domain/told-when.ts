import { addDays, londonDay } from '@lib/kernel';

const LONGEST_AGO_DAYS = 5 * 366;

/** What is wrong with the instant at which somebody says that they told them, or null. */
export function problemWithToldAt(toldAt: Date, at: Date): string | null {
  return stillToCome(toldAt, at) ?? tooLongAgo(toldAt, at);
}

export const stillToCome = (toldAt: Date, at: Date): string | null => (toldAt > at ? 'When you told them must be in the past' : null);

export const tooLongAgo = (toldAt: Date, at: Date): string | null =>
  londonDay(toldAt) < addDays(londonDay(at), -LONGEST_AGO_DAYS) ? 'When you told them must be within the last five years' : null;
