import { isDay } from '@lib/kernel';
import type { AnswerInput, AnswerRow, AnswerTyped, QuestionField, QuestionShown } from '../../api/answers/answering.js';
import type { Form } from '../../page/form.js';
import { clockTime, londonInstant } from '../../page/typed-time.js';
import { londonDay } from '../../view/dates.js';

/*
 * One question as a form, both ways. Nothing is judged here: what cannot be read as a day or a number goes on as it was typed, is kept, and
 * comes back into the same boxes with the API's words beside them. Names have dots, which no code has: <question>.<row>.<field>.
 */
export type FormValues = Record<string, string | readonly string[]>;
export interface ReadAnswer {
  readonly input: AnswerInput;
  /** Which row of the form each row of the input was: blank rows in between are not sent. */
  readonly rowAt: readonly number[];
}

export const nameOf = (question: string, what: string): string => `${question}.${what}`;
export const fieldName = (question: string, row: number, field: string): string => `${question}.${row}.${field}`;
const BOXES = ['year', 'month', 'day'] as const;
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const MOST_ROWS = 50;

/** What stands in the form for what was saved. "The answer above" is chosen until another state is. */
export function valuesOf({ code, fields, repeatNoun }: QuestionShown, answer: AnswerTyped): FormValues {
  const { state, reasonCode } = answer;
  const values: FormValues = {
    [nameOf(code, 'state')]: state ?? 'ANSWERED',
    [nameOf(code, 'rows')]: String(repeatNoun === null ? 1 : Math.max(1, answer.rows.length)),
    [nameOf(code, state === 'NO_FURTHER_ANSWER' ? 'noFurther' : 'reason')]: reasonCode ?? '',
  };
  for (const what of ['basis', 'source', 'marking', 'disclosable', 'awaitingFrom', 'reasonWords'] as const)
    values[nameOf(code, what)] = answer[what] ?? '';
  for (const what of ['asAt', 'awaitingUntil', 'reviewBy'] as const) Object.assign(values, boxesOf(nameOf(code, what), answer[what]));
  answer.rows.forEach((row, at) => {
    for (const { field, values: given } of row.fields) {
      const known = fields.find((one) => one.code === field);
      if (known) Object.assign(values, fieldValues(known, fieldName(code, at, field), given));
    }
  });
  return values;
}

function fieldValues({ type }: QuestionField, name: string, given: readonly string[]): FormValues {
  const [first = ''] = given;
  if (type === 'DATE') return boxesOf(name, first);
  if (type === 'DATE_TIME') return instantBoxes(name, first);
  return { [name]: type === 'CHOICES' ? given : first };
}

function boxesOf(name: string, text: string | null): FormValues {
  const [year = '', month = '', day = ''] = (text ?? '').split('-');
  const plain = (part: string): string => (/^\d+$/.test(part) ? String(Number(part)) : part);
  return text ? { [`${name}-year`]: plain(year), [`${name}-month`]: plain(month), [`${name}-day`]: plain(day) } : {};
}

function instantBoxes(name: string, text: string): FormValues {
  if (INSTANT.test(text)) return { ...boxesOf(name, londonDay(text)), [`${name}-time`]: CLOCK.format(new Date(text)) };
  const [day = '', ...time] = text.split(' ');
  return { ...boxesOf(name, day), [`${name}-time`]: time.join(' ') };
}

/** `without` is a row to leave out: the press of its own "Remove". */
export function readAnswer(form: Form, { code, fields, repeatNoun, repeatMost }: QuestionShown, without?: number): ReadAnswer {
  const value = (what: string): string | null => typed(form.value(nameOf(code, what)));
  const most = repeatNoun === null ? 1 : Math.min(repeatMost ?? MOST_ROWS, MOST_ROWS);
  const count = Math.min(Math.max(1, Number(value('rows')) || 1), most);
  const read = Array.from({ length: count }, (_, at) => ({ at, row: readRow(form, code, fields, at) }));
  const rows = read.filter(({ at, row }) => at !== without && row.fields.length > 0);
  const chosen = value('state') ?? 'ANSWERED';
  const input = {
    questionCode: code,
    seenVersion: Number(value('version')) || 0,
    state: chosen === 'ANSWERED' && rows.length === 0 ? null : chosen,
    rows: rows.map(({ row }) => row),
    basis: value('basis'),
    asAt: dayOf(form, nameOf(code, 'asAt')),
    source: value('source'),
    marking: value('marking'),
    disclosable: value('disclosable'),
    awaitingFrom: value('awaitingFrom'),
    awaitingUntil: dayOf(form, nameOf(code, 'awaitingUntil')),
    reasonCode: value(chosen === 'NO_FURTHER_ANSWER' ? 'noFurther' : 'reason'),
    reasonWords: value('reasonWords'),
    reviewBy: dayOf(form, nameOf(code, 'reviewBy')),
  };
  return { input, rowAt: rows.map(({ at }) => at) };
}

function readRow(form: Form, code: string, fields: readonly QuestionField[], at: number): AnswerRow {
  return {
    fields: fields.flatMap((field) => {
      const values = readField(form, field, fieldName(code, at, field.code));
      return values.length === 0 ? [] : [{ field: field.code, values }];
    }),
  };
}

function readField(form: Form, { type }: QuestionField, name: string): readonly string[] {
  if (type === 'CHOICES') return form.all(name).filter((value) => value !== '');
  const given = type === 'DATE' ? dayOf(form, name) : type === 'DATE_TIME' ? instantOf(form, name) : typed(form.value(name));
  return given === null ? [] : [given];
}

/** As typed, but for the line endings of a browser; nothing visible is nothing. */
function typed(given: string): string | null {
  const text = given.replace(/\r\n?/g, '\n');
  return text.trim() === '' ? null : text;
}

/** YYYY-MM-DD when it can be; otherwise the three boxes as typed, to be found in them again. */
export function dayOf(form: Form, name: string): string | null {
  const boxes = BOXES.map((part) =>
    form
      .value(`${name}-${part}`)
      .trim()
      .replace(/[\s-]+/g, '–'),
  );
  if (boxes.every((box) => box === '')) return null;
  return boxes.map((box, at) => (/^\d+$/.test(box) ? box.padStart(at === 0 ? 4 : 2, '0') : box)).join('-');
}

function instantOf(form: Form, name: string): string | null {
  const [day, time] = [dayOf(form, name), form.value(`${name}-time`).trim()];
  if (day === null && time === '') return null;
  const sound = day !== null && isDay(day) && clockTime(time) !== undefined;
  return (sound ? londonInstant(day, time) : undefined) ?? `${day ?? '--'} ${time}`;
}
