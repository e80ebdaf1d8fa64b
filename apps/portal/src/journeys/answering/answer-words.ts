import type { AnswerTyped, CodeLabel, QuestionField, QuestionShown } from '../../api/answers/answering.js';
import { date, dateTime } from '../../view/dates.js';

export const STATE_WORDS: Readonly<Record<string, string>> = {
  ANSWERED: 'Answered',
  NOT_KNOWN: 'Not known',
  NOT_HELD: 'Not held',
  AWAITING: 'Awaiting',
  WITHHELD: 'Withheld',
  NO_FURTHER_ANSWER: 'No further answer through this portal',
};

/** What somebody typed, in a few lines: to set one person's answer beside another's. */
export function answerInWords(question: QuestionShown, answer: Omit<AnswerTyped, 'asAt'>, reasons: readonly CodeLabel[] = []): string {
  if (answer.state === null && answer.rows.length === 0) return 'Nothing';
  const rows = answer.rows.flatMap((row, at) => {
    const lines = row.fields.map(({ field, values }) => line(question, field, values));
    return question.repeatNoun === null ? lines : [`${sentenceCase(question.repeatNoun)} ${at + 1}`, ...lines];
  });
  if (answer.state === null || answer.state === 'ANSWERED') return rows.join('\n');
  const reason = reasons.find(({ code }) => code === answer.reasonCode)?.label;
  const more = [answer.awaitingFrom, answer.awaitingUntil && `until ${date(answer.awaitingUntil)}`, reason, answer.reasonWords];
  return [STATE_WORDS[answer.state] ?? answer.state, ...more.filter((part) => part !== null && part !== undefined && part !== '')].join(
    '\n',
  );
}

function line(question: QuestionShown, code: string, values: readonly string[]): string {
  const field = question.fields.find((one) => one.code === code);
  const said = values.map((value) => valueInWords(field, value)).join('; ');
  if (!field?.label) return said;
  return /[?:]$/.test(field.label) ? `${field.label} ${said}` : `${field.label}: ${said}`;
}

const IN_WORDS: Readonly<Record<string, (value: string) => string>> = {
  YES_NO: (value) => (value === 'true' ? 'Yes' : 'No'),
  DATE: date,
  DATE_TIME: dateTime,
};

/** What is no date is shown as it was typed. */
function valueInWords(field: QuestionField | undefined, value: string): string {
  const label = field?.options.find((option) => option.code === value)?.label;
  return label ?? (IN_WORDS[field?.type ?? '']?.(value) || value);
}

export function sentenceCase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
