import { ANSWER_STATES, type AnswerRow, type FieldValue } from './answer.js';
import { type Fact, factOf, openFields } from './branching.js';
import type { Mention } from './opening-rule.js';
import type { Field, Question } from './question-set.js';

/*
 * The answers to one question that could matter to rules about it: every state, and every row that differs in what the rules compare.
 * A row that comes from here is one a person could give: fields that are not asked are absent, and those that must be there are.
 */
const MOST_ROWS = 500;
const MOST_PAIRED = 24;

/** What a rule sees when nothing has been answered. */
export type PossibleFact = Fact | null;

/** Made one at a time, the likeliest to matter first: most are never needed. */
export function* possibleFacts(question: Question, mentions: readonly Mention[]): Iterable<PossibleFact> {
  for (const rows of rowLists(question, mentions)) yield { state: 'ANSWERED', rows };
  for (const state of ANSWER_STATES) if (state !== 'ANSWERED') yield factOf({ state, rows: [] });
  yield null;
}

function* rowLists(question: Question, mentions: readonly Mention[]): Iterable<readonly AnswerRow[]> {
  const values = new Map(question.fields.map((field) => [field.code, valuesThatMatter(field, question, mentions)]));
  const few: AnswerRow[] = [];
  let made = 0;
  for (const row of possibleRows(question, values, {}, 0)) {
    if (made++ >= MOST_ROWS) break;
    if (few.length < MOST_PAIRED) few.push(row);
    yield [row];
  }
  if (!question.repeat) return;
  for (const [at, row] of few.entries()) for (const other of few.slice(at + 1)) yield [row, other];
  yield few.slice(0, question.repeat.most);
}

type Values = ReadonlyMap<string, readonly FieldValue[]>;
function* possibleRows(question: Question, values: Values, row: AnswerRow, at: number): Iterable<AnswerRow> {
  const field = question.fields[at];
  if (field === undefined) return yield row;
  const open = openFields(question, row).includes(field);
  for (const value of open ? (values.get(field.code) ?? []) : [])
    yield* possibleRows(question, values, { ...row, [field.code]: value }, at + 1);
  if (!open || field.required === false) yield* possibleRows(question, values, row, at + 1);
}

/** Fields that no rule mentions, and on which no other field hangs, need one value only. */
function valuesThatMatter(field: Field, question: Question, mentions: readonly Mention[]): readonly FieldValue[] {
  const named = mentions.filter((mention) => mention.field === field.code).flatMap((mention) => mention.values);
  const hanging = question.fields.filter((one) => one.when?.field === field.code).map((one) => one.when?.is);
  const values = [...named, ...hanging];
  return values.length === 0 ? [anyValue(field)] : [...new Set(valuesOf(field, values))];
}

const ANY_VALUE: Readonly<Record<Field['type'], (first: string) => FieldValue>> = {
  YES_NO: () => true,
  NUMBER: () => 1,
  DATE: () => '2027-03-01',
  DATE_TIME: () => '2027-03-01T09:00:00.000Z',
  CHOICE: (first) => first,
  CHOICES: (first) => [first],
  TEXT: () => 'Something written',
  LONG_TEXT: () => 'Something written',
};
const anyValue = (field: Field): FieldValue => ANY_VALUE[field.type](field.options?.[0]?.code ?? '');

/** What rules name comes first. Of all the options that none of them names one is enough: to a rule they are alike. */
function valuesOf(field: Field, values: readonly unknown[]): readonly FieldValue[] {
  const codes = (field.options ?? []).map((option) => option.code);
  const named = codes.filter((code) => values.includes(code));
  const other = codes.filter((code) => !values.includes(code)).slice(0, 1);
  switch (field.type) {
    case 'YES_NO':
      return [true, false];
    case 'CHOICE':
      return [...named, ...other];
    case 'CHOICES':
      return choicesOf(named, other);
    case 'NUMBER':
      return numbers(values.filter((value): value is number => typeof value === 'number'));
    default:
      return [
        ...values.filter((value): value is string => typeof value === 'string' && value !== ''),
        anyValue(field),
        ...(EARLY_AND_LATE[field.type] ?? []),
      ];
  }
}
const EARLY_AND_LATE: Partial<Record<Field['type'], readonly string[]>> = {
  DATE: ['1900-01-01', '2060-12-31'],
  DATE_TIME: ['1900-01-01T00:00:00.000Z', '2060-12-31T00:00:00.000Z'],
};

const numbers = (named: readonly number[]): readonly number[] =>
  named.flatMap((value) => [value, value - 1, value + 1]).filter((value) => value >= 0);

/** Of those that rules name: all, each alone, each pair, all but each; and one that no rule names. */
function choicesOf(named: readonly string[], other: readonly string[]): readonly FieldValue[] {
  const pairs = named.flatMap((code, i) => named.slice(i + 1).map((one) => [code, one]));
  const apart = named.map((code) => named.filter((one) => one !== code));
  return [named, ...named.map((code) => [code]), ...pairs, ...apart, other, [...named, ...other]].filter((list) => list.length > 0);
}
