import type { AnswerRow } from './answer.js';
import type { Field, Question } from './question-set.js';

/*
 * What is filled in, as pages and drafts carry it: every value as text. Nothing is judged here: what cannot be read as what the field takes
 * is handed on as it is, so that the check of the answer can name it.
 */
export interface TypedField {
  readonly field: string;
  readonly values: readonly string[];
}
export interface TypedRow {
  readonly fields: readonly TypedField[];
}

export function fromTyped(question: Question, rows: readonly TypedRow[]): object[] {
  const known = new Map(question.fields.map((field) => [field.code, field]));
  return rows.map(({ fields }) => Object.fromEntries(fields.map(({ field, values }) => [field, valueOf(known.get(field), values)])));
}

export function asTyped(rows: readonly AnswerRow[]): TypedRow[] {
  return rows.map((row) => ({
    fields: Object.entries(row).map(([field, value]) => ({ field, values: Array.isArray(value) ? value.map(String) : [String(value)] })),
  }));
}

const YES_NO = new Map([
  ['true', true],
  ['false', false],
]);

function valueOf(field: Field | undefined, values: readonly string[]): unknown {
  const said = values.filter((value) => value !== '');
  if (field?.type === 'CHOICES' || said.length > 1) return said;
  const [only = null] = said;
  return field?.type === 'YES_NO' && only !== null ? (YES_NO.get(only) ?? only) : only;
}
