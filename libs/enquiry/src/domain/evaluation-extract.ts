import { isMeaningless, refuse } from '@lib/kernel';
import type { AnswerRow, FieldValue, SentState } from './answer.js';
import type { Field, Question, QuestionSet } from './question-set.js';

/** One enquiry's answers to the supplement, as the asking agency received them. */
export interface AnsweredSupplement {
  readonly enquiryId: string;
  readonly answeredAt: Date;
  readonly questionCode: string;
  readonly state: SentState;
  readonly rows: readonly AnswerRow[];
}
export interface ExtractLine {
  readonly quarter: string;
  readonly answers: Readonly<Record<string, { readonly state: SentState; readonly values: readonly AnswerRow[] }>>;
}

/** Fewer than this could be told apart by whoever knows the area. */
export const FEWEST_IN_AN_EXTRACT = 10;
const LONGEST_DAYS = 3 * 366;

export function soundExtract(
  asked: { readonly fromDay: string; readonly toDay: string; readonly purpose: string; readonly approvalReference: string },
  today: string,
) {
  const say = (words: string, field: string) => refuse('ENQ-42', words, { field });
  if (asked.toDay < asked.fromDay) return say('The last day must not be before the first.', 'toDay');
  if (asked.toDay > today) return say('The last day must not be in the future.', 'toDay');
  if (Date.parse(asked.toDay) - Date.parse(asked.fromDay) > LONGEST_DAYS * 86_400_000) return say('Choose three years or less.', 'fromDay');
  if (isMeaningless(asked.purpose)) return say('Say what the evaluation is for, in a sentence.', 'purpose');
  return isMeaningless(asked.approvalReference)
    ? say('Give the reference under which the evaluation was approved.', 'approvalReference')
    : null;
}

export const tooFew = (found: number) =>
  refuse(
    'ENQ-43',
    `Only ${found} enquiries answered these questions in that time. Fewer than ${FEWEST_IN_AN_EXTRACT} could give somebody away. Decline it, and have a longer time proposed.`,
    { field: 'fromDay' },
  );

/**
 * Who was asked about, by whom and on which day is left behind: one line an enquiry, in an order that says nothing, with the quarter of the
 * year; choices, yes and no, and counts stay, words and days could name somebody and go. Whoever evaluates sees what was answered, never whom it was about.
 */
export function deidentify(set: QuestionSet, answered: readonly AnsweredSupplement[]): ExtractLine[] {
  const questions = new Map(set.groups.flatMap((group) => group.questions).map((question) => [question.code, question]));
  const byEnquiry = grouped(answered);
  const lines = [...byEnquiry.values()].map((all): ExtractLine => ({
    quarter: quarterOf(all.map((one) => one.answeredAt.getTime()).reduce((a, b) => Math.max(a, b))),
    answers: Object.fromEntries(
      all.flatMap((one) => {
        const question = questions.get(one.questionCode);
        return question && question.declaration !== true
          ? [[one.questionCode, { state: one.state, values: one.rows.map((row) => harmless(question, row)) }]]
          : [];
      }),
    ),
  }));
  return lines.sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
}

function grouped(answered: readonly AnsweredSupplement[]): Map<string, AnsweredSupplement[]> {
  const found = new Map<string, AnsweredSupplement[]>();
  for (const one of answered) found.set(one.enquiryId, [...(found.get(one.enquiryId) ?? []), one]);
  return found;
}

function harmless(question: Question, row: AnswerRow): AnswerRow {
  return Object.fromEntries(
    question.fields.flatMap((field) => {
      const value = row[field.code];
      return value !== undefined && saysOnlyWhatWasOffered(field, value) ? [[field.code, value]] : [];
    }),
  );
}

/** By the value and not only by the kind of field: whatever else came to stand there stays behind. */
function saysOnlyWhatWasOffered({ type, options = [] }: Field, value: FieldValue): boolean {
  const offered = (code: unknown): boolean => options.some((option) => option.code === code);
  if (type === 'YES_NO') return typeof value === 'boolean';
  if (type === 'NUMBER') return typeof value === 'number';
  if (type === 'CHOICE') return offered(value);
  return type === 'CHOICES' && Array.isArray(value) && value.every(offered);
}

function quarterOf(at: number): string {
  const date = new Date(at);
  return `${date.getUTCFullYear()} Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
