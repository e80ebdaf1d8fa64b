import { questionsNamed } from './opening-rule.js';
import type { QuestionSet } from './question-set.js';

export interface LeftOut {
  readonly set: QuestionSet;
  /** Every question that is not in it: those asked for, and those which only they could have opened. */
  readonly codes: readonly string[];
}

/** A set without the questions that were dropped for one enquiry. The declaration stays, whoever asks. */
export function leaveOut(set: QuestionSet, dropped: readonly string[]): LeftOut {
  const out = new Set<string>();
  for (const question of set.groups.flatMap((group) => group.questions)) {
    const names = question.when === undefined ? [] : questionsNamed(question.when);
    const lost = names.length > 0 && names.every((name) => out.has(name));
    if (question.declaration !== true && (dropped.includes(question.code) || lost)) out.add(question.code);
  }
  const groups = set.groups
    .map((group) => ({ ...group, questions: group.questions.filter((question) => !out.has(question.code)) }))
    .filter((group) => group.questions.length > 0);
  return { set: { ...set, groups }, codes: [...out] };
}
