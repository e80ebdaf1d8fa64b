import { londonDay } from '@lib/kernel';
import type { AnswerGiven } from './answer.js';
import { openQuestions } from './branching.js';
import { cannotBeConfirmed, type CannotConfirm } from './enquiry-refusals.js';
import { sameRow } from './over-time.js';
import type { Question, QuestionSet } from './question-set.js';
import { type AnswerBounds, soundAnswer } from './sound-answer.js';

/*
 * "Still right today": last time's answers, said again without typing them again. What somebody's safety hangs on is confirmed one by one,
 * because a tick for all of it is a tick nobody thought about. A confirmed answer is as of today and is otherwise what it was, basis and
 * source included: that it was said twice does not make a self-report a record.
 */
export interface Confirmable {
  readonly asGroup: readonly AnswerGiven[];
  readonly singly: readonly AnswerGiven[];
  readonly cannot: readonly CannotConfirm[];
}
export interface Confirmed {
  /** Every answer that may be confirmed with the others. */
  readonly asGroup: boolean;
  readonly singly: readonly string[];
}

/** `last`: the newest answer to each question, of this person, between the same two agencies. */
export function confirmable(set: QuestionSet, last: readonly AnswerGiven[], bounds: AnswerBounds): Confirmable {
  const given = new Map(last.map((answer) => [answer.questionCode, answer]));
  const cannot: CannotConfirm[] = [];
  const found = openQuestions(set, last).flatMap((question) => {
    const answer = given.get(question.code);
    if (!answer) return [];
    const again = stillRight(question, answer, bounds);
    if (typeof again !== 'string') return [{ question, again }];
    cannot.push({ questionCode: question.code, why: again });
    return [];
  });
  const alone = ({ question }: { question: Question }) => question.safetyCritical === true || question.declaration === true;
  return {
    asGroup: found.filter((one) => !alone(one)).map(({ again }) => again),
    singly: found.filter(alone).map(({ again }) => again),
    cannot,
  };
}

/** ENQ-17: one that cannot be confirmed, or was ticked without being there, stops all of it; nobody is to believe that it was. */
export function confirm(
  set: QuestionSet,
  last: readonly AnswerGiven[],
  { asGroup, singly }: Confirmed,
  bounds: AnswerBounds,
): readonly AnswerGiven[] | ReturnType<typeof cannotBeConfirmed> {
  const may = confirmable(set, last, bounds);
  const [first, ...others] = singly.flatMap((questionCode): CannotConfirm[] => {
    if (may.singly.some((answer) => answer.questionCode === questionCode)) return [];
    if (may.asGroup.some((answer) => answer.questionCode === questionCode)) return [];
    return [may.cannot.find((one) => one.questionCode === questionCode) ?? { questionCode, why: NOT_THERE }];
  });
  if (first) return cannotBeConfirmed([first, ...others]);
  const ticked = (answer: AnswerGiven) => singly.includes(answer.questionCode);
  return [...may.asGroup.filter((answer) => asGroup || ticked(answer)), ...may.singly.filter(ticked)];
}
const NOT_THERE = 'There is no earlier answer to this question that could be confirmed. Answer it';

/** The answer as of today, or why it has to be given anew. */
function stillRight(question: Question, answer: AnswerGiven, bounds: AnswerBounds): AnswerGiven | string {
  if (answer.state === 'AWAITING') return 'Last time you were waiting for this. Say whether the answer has come';
  if (answer.state === 'WITHHELD' || answer.state === 'NO_FURTHER_ANSWER') return 'Last time you gave no answer to this. Decide again';
  const again = soundAnswer(question, answer.state === 'ANSWERED' ? { ...answer, asAt: londonDay(bounds.now) } : answer, bounds);
  if ('problems' in again) return `${CHANGED}: ${again.problems.map(({ message }) => message).join('. ')}`;
  const same = again.answer.rows.length === answer.rows.length && again.answer.rows.every((row, at) => sameRow(row, answer.rows[at] ?? {}));
  return same ? again.answer : CHANGED;
}
const CHANGED = 'This question has changed since it was last answered. Answer it again';
