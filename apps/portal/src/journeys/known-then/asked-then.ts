import { isUuid } from '@lib/kernel';
import { clockTime, londonInstant } from '../../page/typed-time.js';
import type { Visit } from '../../page/visit.js';
import { typedDay } from '../record/trail-filter.js';

type Field = 'agency' | 'on' | 'time';
export interface AskedThen {
  readonly typed: Readonly<Record<Field, string>>;
  readonly errors: Readonly<Partial<Record<Field, string>>>;
  /** The same for the summary at the top of the page. */
  readonly wrong: readonly { readonly text: string; readonly href: string }[];
  readonly agencyId?: string;
  /** None when nothing was typed: now is meant. */
  readonly at?: string;
}

/** The question stands in the address, so that a colleague can be sent it. It needs the minute: much is told in one day. */
export function askedThen(visit: Visit, now: string): AskedThen {
  const asked = read(visit, now);
  return { ...asked, wrong: Object.entries(asked.errors).map(([field, text]) => ({ text, href: `#${field}` })) };
}

function read(visit: Visit, now: string): Omit<AskedThen, 'wrong'> {
  const typed = { agency: visit.query('agency') ?? '', on: visit.query('on') ?? '', time: visit.query('time') ?? '' };
  const agency = isUuid(typed.agency) ? { agencyId: typed.agency } : {};
  if (typed.on === '' && typed.time === '') return { typed, errors: {}, ...agency };
  const day = typedDay(typed.on);
  const at = day === undefined ? undefined : londonInstant(day, typed.time);
  const errors = { ...wrongDay(typed.on, day), ...wrongTime(typed.time) };
  if (at === undefined) return { typed, errors, ...agency };
  return at > now ? { typed, errors: { on: 'Enter a date and time that have passed' }, ...agency } : { typed, errors, ...agency, at };
}

function wrongDay(typed: string, day: string | undefined): AskedThen['errors'] {
  if (day !== undefined) return {};
  return { on: typed === '' ? 'Enter the date as well as the time' : 'Enter a real date, for example 11/3/2027' };
}

function wrongTime(typed: string): AskedThen['errors'] {
  return clockTime(typed) === undefined ? { time: 'Enter a real time, for example 6am or 14:30' } : {};
}
