import { isDay } from '@lib/kernel';
import type { AnswerRow, FieldValue } from '../domain/answer.js';
import { openFields } from '../domain/branching.js';
import type { Field, FieldType, Question } from '../domain/question-set.js';
import { FHIR, linkOfField, linkOfHint, optionsOf, said } from './fhir-names.js';
import type { AnswerValue, ResponseItem } from './fhir-response.js';
import type { Say } from './fhir-schema.js';

/** One row of a question from the items of a FHIR response, or null when something in it cannot be taken, which has then been said. */
export function rowOf(question: Question, items: readonly ResponseItem[], say: Say): AnswerRow | null {
  const fields = new Map(question.fields.map((field) => [linkOfField(question.code, field.code), field]));
  const row: [string, FieldValue][] = [];
  let sound = true;
  const no = (link: string, message: string): void => {
    sound = false;
    say(link, message);
  };
  for (const item of items) {
    const link = item.linkId ?? '';
    const field = fields.get(link);
    if (field === undefined) {
      if (!isHint(question, item))
        no(link, `This is not among what "${question.code}" asks. Take it out, or check how the linkId is spelled`);
    } else if (row.some(([code]) => code === field.code)) no(link, 'This is answered twice');
    else {
      const value = valueOf(question, field, item);
      if (typeof value === 'object' && 'wrong' in value) no(link, value.wrong);
      else if (value !== undefined) row.push([field.code, value as FieldValue]);
    }
  }
  const found: AnswerRow = Object.fromEntries(row);
  const open = openFields(question, found);
  for (const { code } of sound ? question.fields.filter((field) => Object.hasOwn(found, field.code) && !open.includes(field)) : [])
    no(linkOfField(question.code, code), 'This is not asked, given the answer above it in the same question. Take it out');
  return sound ? found : null;
}

/** A hint is no question. Some programs send it back, and without an answer nothing is lost by leaving it. */
function isHint(question: Question, { linkId, answer, item }: ResponseItem): boolean {
  const links = [question.code, ...question.fields.map((field) => linkOfField(question.code, field.code))].map(linkOfHint);
  return links.includes(linkId) && !answer && !item;
}

type Wrong = { readonly wrong: string };
function valueOf(question: Question, field: Field, item: ResponseItem): FieldValue | Wrong | undefined {
  const answers = item.answer ?? [];
  if (said(item, FHIR.absent, 'valueCode') !== undefined)
    return { wrong: `Say of the question "${question.code}" that it has no answer, not of a part of it` };
  if ((item.item ?? []).some((inside) => !isHint(question, inside)) || answers.some((answer) => answer.item))
    return { wrong: 'Nothing may stand inside this answer' };
  if (answers.length === 0) return undefined;
  if (answers.length > 1 && field.type !== 'CHOICES') return { wrong: 'One answer only may be given here' };
  const values = answers.map((answer) => READERS[field.type](answer, question, field));
  const wrong = values.find((value): value is Wrong => typeof value === 'object');
  if (wrong) return wrong;
  return field.type === 'CHOICES' ? (values as string[]) : (values[0] as FieldValue);
}

type Reader = (answer: AnswerValue, question: Question, field: Field) => string | number | boolean | Wrong;
const text: Reader = ({ valueString }) => valueString ?? { wrong: 'The answer must be a valueString' };
const READERS: Readonly<Record<FieldType, Reader>> = {
  YES_NO: ({ valueBoolean }) => valueBoolean ?? { wrong: 'The answer must be a valueBoolean' },
  NUMBER: ({ valueDecimal, valueInteger }) => valueDecimal ?? valueInteger ?? { wrong: 'The answer must be a valueDecimal' },
  DATE: ({ valueDate }) => (isDay(valueDate) ? valueDate : { wrong: 'The answer must be a valueDate with year, month and day' }),
  DATE_TIME: ({ valueDateTime }) => instantOf(valueDateTime) ?? { wrong: 'The answer must be a valueDateTime with day, time and zone' },
  CHOICE: choiceOf,
  CHOICES: choiceOf,
  TEXT: text,
  LONG_TEXT: text,
};

function instantOf(text: string | undefined): string | null {
  if (text === undefined || !text.includes('T') || !isDay(text.slice(0, 10))) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function choiceOf({ valueCoding }: AnswerValue, question: Question, field: Field): string | Wrong {
  const codes = (field.options ?? []).map((option) => option.code);
  const system = optionsOf(question.code, field.code);
  const found =
    valueCoding?.system === undefined || valueCoding.system === system ? codes.find((code) => code === valueCoding?.code) : undefined;
  return found ?? { wrong: `The answer must be a valueCoding with one of the codes ${codes.join(', ')}` };
}
