import { Form } from '../../page/form.js';
import type { Visit } from '../../page/visit.js';

export interface Search {
  readonly form: Form<'text' | 'born'>;
  readonly asked: boolean;
  readonly text: string | undefined;
  readonly bornOn: string | undefined;
}

const LONGEST = 200;
const PARTS = ['born-day', 'born-month', 'born-year'] as const;

/** The search as it stands in the address. A date of birth alone is allowed; a wrong one is said, not passed over. */
export function readSearch(visit: Pick<Visit, 'query'>, isDay: (day: string) => boolean): Search {
  const text = visit.query('text');
  const parts = Object.fromEntries(PARTS.map((part) => [part, visit.query(part) ?? '']));
  const form = new Form(['text', 'born'], { text: text ?? '', ...parts });
  const bornOn = form.day('born');
  form.check('text', (text ?? '').length <= LONGEST, `Name, alias, CRN or PNC must be ${LONGEST} characters or fewer`);
  form.check('born', bornOn === undefined || isDay(bornOn), 'Date of birth must be a real date');
  return { form, asked: text !== undefined || bornOn !== undefined, text, bornOn };
}

/** What was searched for, as the end of an address: to be carried on to the duty desks, so that it is not typed again. */
export function carriedOn(visit: Pick<Visit, 'query'>): string {
  const given = ['text', ...PARTS].map((name) => [name, visit.query(name)] as const).filter((pair): pair is [string, string] => !!pair[1]);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
