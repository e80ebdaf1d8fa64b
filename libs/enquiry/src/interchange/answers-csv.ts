import { stringify } from 'csv-stringify/sync';
import { longDay } from '@lib/kernel';
import { UNIFORM_REPLY } from '../domain/answer.js';
import { valueInWords } from '../domain/answer-text.js';
import { openFields } from '../domain/branching.js';
import type { Question, QuestionSet } from '../domain/question-set.js';
import { type AnswerShown, type AnswerToShow, onlyWhatMayGo } from './answer-shown.js';

/*
 * The answers as the reader may see them, one line for each question and part of it. A spreadsheet runs what begins like a formula, so no
 * cell does: not after blanks that a program may cut off either. Every text is quoted, so that no other separator cuts a cell in two.
 */
export interface CsvWords {
  readonly reference: string;
  readonly agency: string;
  /** What the codes of basis and marking are called. */
  readonly basis: Readonly<Record<string, string>>;
  readonly marking: Readonly<Record<string, string>>;
}
const COLUMNS = [
  'Reference',
  'Question code',
  'Question',
  'Part',
  'Which',
  'State',
  'Answer',
  'How it is known',
  'True as of',
  'Source',
  'Marking',
];
const HIDDEN_FORMULA = /^[\s\p{Cf}]+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

export function answersCsv(set: QuestionSet, answers: readonly AnswerToShow[], words: CsvWords): string {
  const byCode = new Map(answers.map((answer) => [answer.questionCode, onlyWhatMayGo(answer)]));
  const questions = set.groups.flatMap((group) => group.questions);
  const lines = questions.flatMap((question) => {
    const answer = byCode.get(question.code);
    return answer ? linesOf(question, answer, words) : [];
  });
  return stringify([COLUMNS, ...lines.map((line) => line.map(unhidden))], {
    escape_formulas: true,
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
  });
}

function linesOf(
  question: Question,
  answer: AnswerToShow,
  { reference, agency, basis, marking }: CsvWords,
): readonly (readonly string[])[] {
  const called = (names: Readonly<Record<string, string>>, code: string | null | undefined): string =>
    code == null ? '' : Object.hasOwn(names, code) ? (names[code] ?? code) : code;
  const line = (part: string, which: string, value: string): readonly string[] => {
    const known = [
      called(basis, answer.basis),
      answer.asAt ? longDay(answer.asAt) : '',
      answer.source ?? '',
      called(marking, answer.marking),
    ];
    return [reference, question.code, question.text, part, which, STATES[answer.state](answer, agency), value, ...known];
  };
  if (answer.state !== 'ANSWERED') return [line('', '', '')];
  return answer.rows.flatMap((row, at) =>
    openFields(question, row).flatMap((field) => {
      const value = Object.hasOwn(row, field.code) ? row[field.code] : undefined;
      return value === undefined ? [] : [line(field.label, question.repeat ? String(at + 1) : '', valueInWords(field, value))];
    }),
  );
}

const STATES: Readonly<Record<AnswerShown, (answer: AnswerToShow, agency: string) => string>> = {
  ANSWERED: () => 'Answered',
  NOT_KNOWN: () => 'Not known',
  NOT_HELD: (_answer, agency) => `Not held by ${agency}`,
  AWAITING: ({ awaitingFrom, awaitingUntil }) =>
    `Awaiting an answer from ${awaitingFrom ?? 'somebody else'}${awaitingUntil ? `, until ${longDay(awaitingUntil)}` : ''}`,
  UNIFORM_REPLY: () => UNIFORM_REPLY,
  NOT_YET_ANSWERED: () => 'Not answered yet',
};

function unhidden(cell: string): string {
  return HIDDEN_FORMULA.test(cell) ? `'${cell}` : cell;
}
