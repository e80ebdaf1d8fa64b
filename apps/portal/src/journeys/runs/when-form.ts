import { isDay } from '@lib/kernel';
import type { Form } from '../../page/form.js';
import { londonInstant } from '../../page/typed-time.js';
import { londonDay } from '../../view/dates.js';

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A day in three boxes and a time in one, of London. */
export const whenNames = (name: string): string[] => [name, `${name}-day`, `${name}-month`, `${name}-year`, `${name}Time`];

export function whenPrefill(name: string, at: string): Record<string, string> {
  return { [name]: londonDay(at), [`${name}Time`]: CLOCK.format(new Date(at)) };
}

/** The instant that was typed; undefined, with what is wrong said beside the box, when it is none. */
export function readWhen(form: Form, name: string, what: string): string | undefined {
  const day = form.day(name);
  const typed = form.value(`${name}Time`).trim();
  form
    .check(name, day !== undefined, `Enter the date ${what}`)
    .check(name, day === undefined || isDay(day), `The date ${what} must be a real date`)
    .check(`${name}Time`, typed !== '', `Enter the time ${what}, for example 14:30`);
  const at = day !== undefined && isDay(day) ? londonInstant(day, typed) : undefined;
  form.check(
    `${name}Time`,
    typed === '' || londonInstant('2027-01-01', typed) !== undefined,
    `The time ${what} must be a real time, for example 14:30`,
  );
  return at;
}
