import { addDays, isDay, londonTime, startOfLondonDay } from '@lib/kernel';

const OF_24 = /^(\d{1,2})[:.]?(\d{2})$/;
const OF_12 = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)$/i;

/** A time as people type it (9:05, 9.05, 0905, 9am, 9:05pm) as HH:MM; undefined when it is not one. */
export function clockTime(typed: string): string | undefined {
  const of12 = OF_12.exec(typed.trim());
  const of24 = of12 ?? OF_24.exec(typed.trim());
  if (!of24) return undefined;
  const [hour, minute] = [Number(of24[1]), Number(of24[2] ?? '0')];
  if (minute > 59 || (of12 ? hour < 1 || hour > 12 : hour > 23)) return undefined;
  const afternoon = of12?.[3]?.toLowerCase() === 'pm' ? 12 : 0;
  return `${String(of12 ? (hour % 12) + afternoon : hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A London day and clock time as an instant. The hour that comes twice in October is taken as the first; the one that never comes, as the next. */
export function londonInstant(day: string, time: string): string | undefined {
  const clock = clockTime(time);
  if (!isDay(day) || clock === undefined) return undefined;
  return londonTime(day, clock).toISOString();
}

/** The instant at which a London day is over. */
export function endOfLondonDay(day: string): string {
  return startOfLondonDay(addDays(day, 1)).toISOString();
}

export function startOfDay(day: string): string {
  return startOfLondonDay(day).toISOString();
}
