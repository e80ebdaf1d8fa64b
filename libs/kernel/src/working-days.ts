/** Days are London days written YYYY-MM-DD; bank holidays are handed in, because Parliament and not this program decides them. */
const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const DAY_LENGTH = 86_400_000;

/** Asked of one instant many times in a row by whatever goes through a list; taking an instant apart is slow. */
let lastDay = { at: Number.NaN, day: '' };

export function londonDay(at: Date): string {
  if (at.getTime() === lastDay.at) return lastDay.day;
  const { year, month, day } = londonParts(at);
  lastDay = { at: at.getTime(), day: `${year}-${month}-${day}` };
  return lastDay.day;
}

/** The instant at which a London day begins; exact across both changes of the clocks, which happen after midnight. */
export function startOfLondonDay(day: string): Date {
  const guess = new Date(`${day}T00:00:00Z`);
  const { year, month, day: date, hour, minute, second } = londonParts(guess);
  const wall = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  return new Date(guess.getTime() - (wall - guess.getTime()));
}

/** A London day and clock time (HH:MM) as an instant. The hour that comes twice in October is taken as the first; the one that never comes, as the next. */
export function londonTime(day: string, clock: string): Date {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const start = startOfLondonDay(day).getTime();
  const tries = [-60, 0, 60].map((shift) => new Date(start + (hour * 60 + minute + shift) * 60_000)) as [Date, Date, Date];
  const shows = (at: Date): boolean => {
    const parts = londonParts(at);
    return `${parts.hour}:${parts.minute}` === clock;
  };
  return tries.find(shows) ?? tries[1];
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_LENGTH).toISOString().slice(0, 10);
}

export function isWorkingDay(day: string, bankHolidays: readonly string[]): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !bankHolidays.includes(day);
}

/** The nth working day after the given one; the day itself never counts. */
export const addWorkingDays = (day: string, days: number, bankHolidays: readonly string[]): string =>
  stepWorkingDays(day, days, 1, bankHolidays);

/** The nth working day before the given one; the day itself never counts. */
export const workingDaysBefore = (day: string, days: number, bankHolidays: readonly string[]): string =>
  stepWorkingDays(day, days, -1, bankHolidays);

function stepWorkingDays(day: string, days: number, step: 1 | -1, bankHolidays: readonly string[]): string {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('working days are counted in whole days, and never fewer than none');
  let at = day;
  for (let left = days; left > 0;) {
    at = addDays(at, step);
    if (isWorkingDay(at, bankHolidays)) left -= 1;
  }
  return at;
}

/** Due when the nth working day after this instant has ended: an exclusive limit, London midnight. */
export function workingDaysDue(from: Date, days: number, bankHolidays: readonly string[]): Date {
  return startOfLondonDay(addDays(addWorkingDays(londonDay(from), days, bankHolidays), 1));
}

function londonParts(at: Date): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> {
  const found = Object.fromEntries(LONDON.formatToParts(at).map((part) => [part.type, part.value]));
  return found as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>;
}
