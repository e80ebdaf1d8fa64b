import { time, weekday } from '../../view/dates.js';
import { counted } from '../../view/words.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** From here on hours alone are near enough. */
const EXACT = 3 * HOUR;
const IN_DAYS = 72 * HOUR;

/** How long, rounded down: "40 minutes", "2 hours 10 minutes", "30 hours", "5 days". */
export function span(ms: number): string {
  const [minutes, hours] = [Math.floor(ms / MINUTE), Math.floor(ms / HOUR)];
  if (minutes < 1) return 'less than a minute';
  if (hours < 1) return counted(minutes, 'minute');
  if (ms >= IN_DAYS) return counted(Math.floor(hours / 24), 'day');
  const rest = minutes % 60;
  return ms >= EXACT || rest === 0 ? counted(hours, 'hour') : `${counted(hours, 'hour')} ${counted(rest, 'minute')}`;
}

/** "11:30am on Tuesday 9 March": London time, with the year where it is another one than now. */
export function atTime(at: string, now: string): string {
  const year = weekday(now).slice(-4);
  return `${time(at)} on ${weekday(at).replace(new RegExp(` ${year}$`), '')}`;
}

/** Midnight is the end of the day before. */
function byTime(at: string, now: string): string {
  const before = new Date(Date.parse(at) - 1).toISOString();
  return time(at) === 'midnight' ? `by the end of ${atTime(before, now).replace(/^.* on /, '')}` : `by ${atTime(at, now)}`;
}

export interface Clocked {
  readonly dueAt: string | null;
  readonly timeliness: string | null;
  readonly clockEndedAt: string | null;
}
export interface ClockWords {
  readonly late: boolean;
  readonly words: string;
}

/** What the clock of a step says; undefined where it has none. */
export function clockWords({ dueAt, timeliness, clockEndedAt }: Clocked, now: string): ClockWords | undefined {
  if (dueAt === null || timeliness === null) return undefined;
  const apart = Math.abs(Date.parse(dueAt) - Date.parse(clockEndedAt ?? now));
  if (timeliness === 'RUNNING') return { late: false, words: `Due in ${span(apart)}, ${byTime(dueAt, now)}` };
  if (timeliness === 'LATE') {
    const was = `was due ${byTime(dueAt, now)}`;
    return { late: true, words: clockEndedAt === null ? `Late by ${span(apart)}; ${was}` : `It was late by ${span(apart)}; ${was}` };
  }
  if (timeliness === 'KEPT') return { late: false, words: `In time; was due ${byTime(dueAt, now)}` };
  if (timeliness === 'TOLD_LATE') return { late: true, words: `Done in time, recorded too late; was due ${byTime(dueAt, now)}` };
  return { late: false, words: 'Its clock ended before it was due' };
}

/** When it is to be tried next, or was to be and was not. */
export function tryWords(
  { nextTryAt, tryMissed }: { readonly nextTryAt: string | null; readonly tryMissed: boolean },
  now: string,
): string {
  if (nextTryAt === null) return '';
  const at = atTime(nextTryAt, now);
  return tryMissed ? `Next try missed; it was to be at ${at}` : `Next try: ${at}`;
}
