import type { ConferenceActed, MinuteActed } from '../../api/answers/conferences.js';
import type { Form } from '../../page/form.js';

type NotDone = Exclude<ConferenceActed | MinuteActed, { readonly __typename: 'ConferenceKept' } | { readonly __typename: 'Minuted' }>;

/** Beside the field it concerns, where it is one of the page's; about the whole form otherwise. */
export function refused(form: Form, result: NotDone, rename: Readonly<Record<string, string>> = {}): void {
  const named = 'field' in result ? (result.field ?? '') : '';
  const field = rename[named] ?? named;
  form.errors[form.fields.includes(field) ? field : 'form'] ??= result.explanation;
}
