import { addDays, Invalid, longDay, londonDay, parseDay, parseInstant, plainText } from '@lib/kernel';
import type { AnswerRow, FieldValue } from './answer.js';
import type { Field, FieldType, Question } from './question-set.js';

/*
 * The values of one answer, field by field: what was typed becomes what is kept, or every fault at once by its path (`rows.0.where`).
 * A field that another field closes is not asked, so its value is dropped; a value for a field the question does not have is refused,
 * because dropping it would lose what somebody meant to say.
 */
export type Faults = Record<string, string>;
export const TEXT_LIMITS = { TEXT: 500, LONG_TEXT: 4000 } as const;
const EARLIEST = '1900-01-01';
/** Orders and licences run for decades; a later day is a slip of the hand. */
const DAYS_AHEAD = 50 * 366;
const LARGEST = 1_000_000_000;
const WRITTEN_NUMBER = /^\d{1,10}(?:\.\d{1,6})?$/;

export function soundRows(question: Question, typed: unknown, now: Date): { readonly rows: readonly AnswerRow[]; readonly faults: Faults } {
  const faults: Faults = {};
  const lastDay = addDays(londonDay(now), DAYS_AHEAD);
  const given = Array.isArray(typed) ? typed : typed == null ? [] : [typed];
  const most = question.repeat?.most ?? 1;
  if (given.length > most) return { rows: [], faults: { rows: tooMany(question, given.length) } };
  const rows: AnswerRow[] = [];
  given.forEach((row: unknown, at) => {
    if (given.length > 1 && isBlankRow(row)) return;
    const sound = soundRow(question, row, { at, lastDay, faults });
    if (Object.keys(sound).length > 0) rows.push(sound);
  });
  if (rows.length === 0 && Object.keys(faults).length === 0) {
    const empty = soundRow(question, {}, { at: 0, lastDay, faults });
    if (Object.keys(empty).length === 0 && Object.keys(faults).length === 0) faults['rows'] = NOTHING_SAID;
  }
  return { rows, faults };
}
const NOTHING_SAID = 'Answer at least one part of this question, or say why there is no answer';

function tooMany({ repeat }: Question, given: number): string {
  if (!repeat) return 'This question takes one answer only';
  return `You have given ${given}. Give ${repeat.most} or fewer (${repeat.noun})`;
}

interface RowAt {
  readonly at: number;
  readonly lastDay: string;
  readonly faults: Faults;
}

function soundRow(question: Question, typed: unknown, { at, lastDay, faults }: RowAt): AnswerRow {
  if (!isRecord(typed)) {
    faults[`rows.${at}`] = 'This part of the answer cannot be read. Type it again';
    return {};
  }
  if (Object.keys(typed).some((code) => !question.fields.some((field) => field.code === code)))
    faults[`rows.${at}`] = 'This question does not ask for something that was given. Open the page again and answer what it asks';
  const row: Record<string, FieldValue> = {};
  for (const field of question.fields) {
    const path = `rows.${at}.${field.code}`;
    if (!isFieldOpen(field, row)) continue;
    const called = subject(question, field, at);
    try {
      const value = parsed(field, Object.hasOwn(typed, field.code) ? typed[field.code] : null, { field: path, label: called, lastDay });
      if (value !== null) row[field.code] = value;
      else if (field.required !== false) faults[path] = `${ASK[field.type]} ${called}`;
    } catch (fault) {
      if (!(fault instanceof Invalid)) throw fault;
      Object.assign(faults, fault.fields);
    }
  }
  return row;
}

/** Whether a field is asked, given the values of its row that stand before it; in a sound row a closed field has none. */
export function isFieldOpen({ when }: Field, row: AnswerRow): boolean {
  if (!when) return true;
  const before = Object.hasOwn(row, when.field) ? row[when.field] : undefined;
  return Array.isArray(before) ? before.includes(when.is) : before === when.is;
}

interface Reading {
  readonly field: string;
  readonly label: string;
  readonly lastDay: string;
}
const ASK: Readonly<Record<FieldType, string>> = {
  TEXT: 'Enter an answer for',
  LONG_TEXT: 'Enter an answer for',
  DATE: 'Enter a date for',
  DATE_TIME: 'Enter a date and time for',
  NUMBER: 'Enter a number for',
  CHOICE: 'Choose an answer for',
  CHOICES: 'Choose at least one answer for',
  YES_NO: 'Choose yes or no for',
};
const PARSERS: Readonly<Record<FieldType, (value: unknown, reading: Reading, field: Field) => FieldValue | null>> = {
  TEXT: (value, reading) => text(value, reading, TEXT_LIMITS.TEXT).replace(/\s*\n\s*/g, ' ') || null,
  LONG_TEXT: (value, reading) => text(value, reading, TEXT_LIMITS.LONG_TEXT) || null,
  DATE: (value, reading) => parseDay(value, { ...reading, notBefore: EARLIEST, notAfter: reading.lastDay }),
  DATE_TIME: instant,
  NUMBER: number,
  CHOICE: (value, reading, { options = [] }) =>
    options.find(({ code }) => code === value)?.code ?? no(reading, 'must be one of the answers in the list'),
  CHOICES: choices,
  YES_NO: (value, reading) => (typeof value === 'boolean' ? value : no(reading, 'must be yes or no')),
};

function parsed(field: Field, value: unknown, reading: Reading): FieldValue | null {
  return isBlank(value) ? null : PARSERS[field.type](value, reading, field);
}
function text(value: unknown, { field, label }: Reading, max: number): string {
  return plainText(value, { field, label, max, optional: true });
}
function instant(value: unknown, reading: Reading): string {
  const { field, label } = reading;
  const at = parseInstant(value, { field, label });
  const day = londonDay(at);
  if (day < EARLIEST) return no(reading, `must be on or after ${longDay(EARLIEST)}`);
  if (day > reading.lastDay) return no(reading, `must be on or before ${longDay(reading.lastDay)}`);
  return at.toISOString();
}
function number(value: unknown, reading: Reading): number {
  const found = typeof value === 'string' && WRITTEN_NUMBER.test(value.trim()) ? Number(value) : value;
  if (typeof found !== 'number' || !Number.isFinite(found)) return no(reading, 'must be a number');
  if (found < 0 || found > LARGEST) return no(reading, `must be between 0 and ${LARGEST.toLocaleString('en-GB')}`);
  return found === 0 ? 0 : found;
}
/** In the order of the list, each once, so that the same choices are always the same answer. */
function choices(value: unknown, reading: Reading, { options = [] }: Field): readonly string[] {
  if (!Array.isArray(value) || value.some((one) => !options.some(({ code }) => code === one)))
    return no(reading, 'must be chosen from the list');
  return options.map(({ code }) => code).filter((code) => value.includes(code));
}

function no({ field, label }: Reading, message: string): never {
  throw new Invalid({ [field]: `${label} ${message}` });
}
/** How a message names a field: by its label, or by the question where that is its label, and by which of several things it is about. */
function subject(question: Question, field: Field, at: number): string {
  const name = `"${field.label || question.text}"`;
  return question.repeat ? `${name} (${question.repeat.noun} ${at + 1})` : name;
}
function isBlank(value: unknown): boolean {
  return value == null || value === '' || (Array.isArray(value) && value.length === 0);
}
function isBlankRow(row: unknown): boolean {
  return (
    row == null || (isRecord(row) && Object.values(row).every((value) => isBlank(value) || (typeof value === 'string' && !value.trim())))
  );
}
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
