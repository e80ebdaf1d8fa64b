import type { DefaultsInput, Provenance } from '../../api/answers/answering.js';
import type { Form } from '../../page/form.js';
import { dayOf, type FormValues } from './question-form.js';
import { dateParts } from './question-view.js';

const TEXTS = ['basis', 'source', 'marking', 'disclosable'] as const;
const ONCE = 'once';
export const onceName = (what: string): string => `${ONCE}.${what}`;

/** While anything of it is missing it is asked for on every page: no answer is whole without it. A source may be left out. */
export function isUnset(defaults: Provenance): boolean {
  return (['basis', 'asAt', 'marking', 'disclosable'] as const).some((what) => defaults[what] === null);
}

/**
 * What stands in the boxes until something is set: today, and the usual marking. How it is known is never filled in for anybody: that a
 * person's own word was once taken for the record is why it is asked.
 */
export function onceValues(defaults: Provenance, today: string): FormValues {
  const { asAt, marking, disclosable } = defaults;
  const set = { ...defaults, marking: marking ?? 'OFFICIAL', disclosable: disclosable ?? 'NO' };
  const [year = '', month = '', day = ''] = (asAt ?? today).split('-').map((part) => part.replace(/^0+(?=\d)/, ''));
  return {
    ...Object.fromEntries(TEXTS.map((what) => [onceName(what), set[what] ?? ''])),
    [onceName('asAt-day')]: day,
    [onceName('asAt-month')]: month,
    [onceName('asAt-year')]: year,
  };
}

/** Nothing when the form had no such boxes. */
export function readOnce(form: Form): DefaultsInput | undefined {
  const seen = form.value(onceName('version'));
  if (seen === '') return undefined;
  const texts = TEXTS.map((what) => [what, form.optional(onceName(what)) ?? null]);
  return { seenVersion: Number(seen) || 0, asAt: dayOf(form, onceName('asAt')), ...(Object.fromEntries(texts) as object) };
}

export function onceView(form: Form, version: number): object {
  const errors = [...TEXTS, 'asAt'].flatMap((what) => (form.errors[onceName(what)] ? [[what, form.errors[onceName(what)]]] : []));
  return { version, asAt: dateParts(form, onceName('asAt')), errors: Object.fromEntries(errors) as object };
}
