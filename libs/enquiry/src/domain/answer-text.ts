import { characterCount, longDay, longInstant } from '@lib/kernel';
import { type AnswerGiven, type AnswerRow, type FieldValue, UNIFORM_REPLY } from './answer.js';
import { openFields } from './branching.js';
import type { Field, Question } from './question-set.js';

/*
 * An answer as the plain text that goes: the question as it was asked, then the answer in words. The same answer is always the same text.
 * The lines after the first of a long text are set in, so that nothing typed can pass for a line of the form.
 */
export type AnswerWords = Pick<AnswerGiven, 'state' | 'rows' | 'awaitingFrom' | 'awaitingUntil'>;
/** What one item of a share holds. */
export const MOST_CHARACTERS = 8000;

/** `agency` is whose answer it is. A reason for withholding is never in it: what goes then is the one sentence that tells nothing. */
export function answerText(question: Question, answer: AnswerWords, agency: string): string {
  return `${question.text}\n${inWords(question, answer, agency)}`;
}

export function isTooLong(text: string): boolean {
  return text.length > MOST_CHARACTERS && characterCount(text) > MOST_CHARACTERS;
}

function inWords(question: Question, answer: AnswerWords, agency: string): string {
  switch (answer.state) {
    case 'ANSWERED':
      return answer.rows.map((row, at) => rowInWords(question, row, at)).join('\n');
    case 'NOT_KNOWN':
      return 'Not known';
    case 'NOT_HELD':
      return `Not held by ${agency}`;
    case 'AWAITING':
      return `Awaiting an answer from ${answer.awaitingFrom ?? 'somebody else'}${answer.awaitingUntil === null ? '' : `, until ${longDay(answer.awaitingUntil)}`}`;
    default:
      return UNIFORM_REPLY;
  }
}

function rowInWords(question: Question, row: AnswerRow, at: number): string {
  const lines = openFields(question, row).flatMap((field) => {
    const value = Object.hasOwn(row, field.code) ? row[field.code] : undefined;
    if (value === undefined) return [];
    const words = valueInWords(field, value);
    return [sentence(labelled(field.label, words))];
  });
  const heading = question.repeat ? [`${capital(question.repeat.noun)} ${at + 1}`] : [];
  return [...heading, ...lines].join('\n');
}

/** One value as a reader says it: the label of a choice, a UK date, London time. */
export function valueInWords(field: Field, value: FieldValue): string {
  const chosen = (code: unknown) => field.options?.find((option) => option.code === code)?.label ?? String(code);
  switch (field.type) {
    case 'YES_NO':
      return value === true ? 'yes' : 'no';
    case 'CHOICE':
      return chosen(value);
    case 'CHOICES':
      return (Array.isArray(value) ? value : [value]).map(chosen).join('; ');
    case 'DATE':
      return longDay(String(value));
    case 'DATE_TIME':
      return longInstant(new Date(String(value)));
    case 'NUMBER':
      return typeof value === 'number' ? value.toLocaleString('en-GB', { maximumFractionDigits: 6 }) : String(value);
    default:
      return String(value).replace(/\n/g, '\n  ');
  }
}

function labelled(label: string, words: string): string {
  if (label === '') return capital(words);
  return label.endsWith('?') ? `${label} ${capital(words)}` : `${label.replace(/:$/, '')}: ${words}`;
}
function sentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}
function capital(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('en-GB') + text.slice(first.length);
}
