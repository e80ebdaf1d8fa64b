/** Dates as people in Britain read them, always London time, whatever the machine is set to. Never a library, never the host's own zone. */
const LONDON = { timeZone: 'Europe/London' } as const;
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('en-GB', { ...options, ...LONDON });
const LONG_DAY = format({ day: 'numeric', month: 'long', year: 'numeric' });
const SHORT_DAY = format({ day: 'numeric', month: 'short', year: 'numeric' });
const WEEKDAY = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const CLOCK = format({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
const PARTS = format({ year: 'numeric', month: '2-digit', day: '2-digit' });
const DAY_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

type Given = string | Date | null | undefined;

/** A day alone has no hour: noon keeps it the same day in London, summer and winter. */
function moment(given: Given): Date | undefined {
  if (given == null || given === '') return undefined;
  const at = typeof given === 'string' && DAY_ONLY.test(given) ? new Date(`${given}T12:00:00Z`) : new Date(given);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

const through =
  (formatter: Intl.DateTimeFormat) =>
  (given: Given): string => {
    const at = moment(given);
    return at ? formatter.format(at) : '';
  };

/** 2 March 2027 */
export const date = through(LONG_DAY);
/** 2 Mar 2027 */
export const shortDate = through(SHORT_DAY);
/** Tuesday 2 March 2027: formatted in British order without the comma some versions of ICU put in. */
export const weekday = (given: Given): string => through(WEEKDAY)(given).replace(',', '');

/** 10:20am, as GOV.UK writes it; midnight and midday in words. */
export function time(given: Given): string {
  const at = moment(given);
  if (!at) return '';
  const [hour = 0, minute = 0] = CLOCK.format(at).split(':').map(Number);
  if (minute === 0 && (hour === 0 || hour === 24)) return 'midnight';
  if (minute === 0 && hour === 12) return 'midday';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour % 24 < 12 ? 'am' : 'pm'}`;
}

/** "14:30" or "14:30:00", a time without a day, as 2:30pm. */
export function clock(given: string | null | undefined): string {
  return given ? time(`2027-01-01T${given.slice(0, 5)}:00Z`) : '';
}

/** 2 March 2027 at 10:20am */
export function dateTime(given: Given): string {
  return moment(given) ? `${date(given)} at ${time(given)}` : '';
}

export function shortDateTime(given: Given): string {
  return moment(given) ? `${shortDate(given)}, ${time(given)}` : '';
}

/** An end that is exclusive, said so that nobody has to think: midnight at the start of a day is the end of the day before. */
export function until(given: Given): string {
  const at = moment(given);
  if (!at) return '';
  return time(at) === 'midnight' ? `the end of ${date(new Date(at.getTime() - 1))}` : dateTime(at);
}

/** The London calendar day as YYYY-MM-DD. */
export function londonDay(given: Given): string {
  const at = moment(given);
  if (!at) return '';
  const part = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

/** Whole calendar days from one moment to another, in London: an hour across midnight is a day. */
export function daysBetween(from: Given, to: Given): number {
  return Math.round((Date.parse(londonDay(to)) - Date.parse(londonDay(from))) / DAY_MS);
}

/** How old a person is on the day of the demonstration clock. */
export function age(born: Given, now: Given): string {
  const [by = 0, bm = 0, bd = 0] = londonDay(born).split('-').map(Number);
  const [ny = 0, nm = 0, nd = 0] = londonDay(now).split('-').map(Number);
  if (!by || !ny) return '';
  return String(ny - by - (nm < bm || (nm === bm && nd < bd) ? 1 : 0));
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** "5 minutes ago", "yesterday", then the date: near times in words, far ones exact. */
export function ago(given: Given, now: Given): string {
  const [at, today] = [moment(given), moment(now)];
  if (!at || !today) return '';
  const minutes = Math.floor((today.getTime() - at.getTime()) / 60_000);
  const days = daysBetween(at, today);
  if (minutes < 0 || days > 6) return date(at);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${plural(minutes, 'minute')} ago`;
  if (days === 0) return `${plural(Math.floor(minutes / 60), 'hour')} ago`;
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

export interface Due {
  readonly state: 'overdue' | 'today' | 'soon' | 'later';
  readonly words: string;
}

/** Midnight is the end of the day before, not an hour of the day it begins; a day alone is over when it is over. */
function dueMoment(given: Given): { at: Date; wholeDay: boolean } | undefined {
  const exact = moment(given);
  if (!exact) return undefined;
  if (time(exact) === 'midnight') return { at: new Date(exact.getTime() - 1), wholeDay: true };
  return { at: exact, wholeDay: typeof given === 'string' && DAY_ONLY.test(given) };
}

/** Never colour alone: the words say it. Within a day the hour counts, because some clocks here run in hours. */
export function due(given: Given, now: Given): Due | undefined {
  const [when, today] = [dueMoment(given), moment(now)];
  if (!when || !today) return undefined;
  const { at, wholeDay } = when;
  const days = daysBetween(today, at);
  const hour = wholeDay ? '' : ` at ${time(at)}`;
  if (days < 0) return { state: 'overdue', words: `${plural(-days, 'day')} overdue` };
  if (days > 0) return days === 1 ? { state: 'soon', words: `Due tomorrow${hour}` } : { state: 'later', words: `Due ${date(at)}` };
  if (!wholeDay && at <= today) return { state: 'overdue', words: `Overdue since ${time(at)}` };
  return { state: 'today', words: `Due today${hour}` };
}
