import { Invalid } from './refusal.js';
import { labelOf } from './text.js';

/** Bounds are handed in: only the caller knows the database's clock and what the field is about. Both ends are inclusive. */
export interface InstantRule {
  readonly field: string;
  readonly label?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}
export interface DayRule {
  readonly field: string;
  readonly label?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** A real day of the calendar, written YYYY-MM-DD: 2026-02-30 is not one. */
export function isDay(value: unknown): value is string {
  const found = typeof value === 'string' ? DAY.exec(value) : null;
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const made = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

export function parseDay(value: unknown, rule: DayRule): string {
  const label = rule.label ?? labelOf(rule.field);
  const no = (message: string): never => {
    throw new Invalid({ [rule.field]: `${label} ${message}` });
  };
  if (!isDay(value)) return no('must be a real date');
  if (rule.notBefore !== undefined && value < rule.notBefore) return no(`must be on or after ${longDay(rule.notBefore)}`);
  if (rule.notAfter !== undefined && value > rule.notAfter) return no(`must be on or before ${longDay(rule.notAfter)}`);
  return value;
}

/** Date, time and zone, all three: an instant without a zone would be read as whatever the host machine is set to. */
export function parseInstant(value: unknown, rule: InstantRule): Date {
  const label = rule.label ?? labelOf(rule.field);
  const no = (message: string): never => {
    throw new Invalid({ [rule.field]: `${label} ${message}` });
  };
  const found = typeof value === 'string' ? INSTANT.exec(value) : null;
  if (!found || !isDay(found[1])) return no('must be a real date and time');
  const at = new Date(value as string);
  // The last hours of 9999 west of Greenwich are the year 10000, which neither RFC 3339 nor the record can write; so at the other end.
  if (at.getUTCFullYear() < 1 || at.getUTCFullYear() > 9999) return no('must be a real date and time');
  if (rule.notBefore !== undefined && at < rule.notBefore) return no(`must be on or after ${longInstant(rule.notBefore)}`);
  if (rule.notAfter !== undefined && at > rule.notAfter) return no(`must be on or before ${longInstant(rule.notAfter)}`);
  return at;
}

const LONG_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const LONG_INSTANT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' });

/** 2 March 2027 */
export function longDay(day: string): string {
  return LONG_DAY.format(new Date(`${day}T00:00:00Z`));
}

/** 2 March 2027 at 10:20, London time */
export function longInstant(at: Date): string {
  return `${LONG_INSTANT_DAY.format(at)} at ${CLOCK.format(at)}`;
}

/** "by 9 March 2027 at 11:30", of the first instant that is too late; midnight in London is the end of the day before. */
export function dueBy(due: Date): string {
  const justBefore = new Date(due.getTime() - 1);
  return CLOCK.format(due) === '0:00' || CLOCK.format(due) === '00:00'
    ? `by the end of ${LONG_INSTANT_DAY.format(justBefore)}`
    : `by ${longInstant(due)}`;
}
