import { BASES, DISCLOSABLE, problemWithMarking } from '@lib/risk';
import { defaultReviewBy, REASON_CODES, wordsNeeded } from '@lib/sharing';
import type { AnswerBounds } from '../domain/sound-answer.js';

const codesOf = (outcome: string, forAnswers: boolean): string[] =>
  REASON_CODES.filter((reason) => reason.outcome === outcome && reason.forAnswers === forAnswers).map(({ code }) => code);

/** The lists and rules by which notes and sharing decisions are checked, as an answer needs them. */
export function answerBounds(agency: string, now: Date): AnswerBounds {
  return {
    now,
    agency,
    bases: BASES.map(({ value }) => value),
    disclosable: DISCLOSABLE.map(({ value }) => value),
    withheldReasons: codesOf('WITHHELD', false),
    noFurtherReasons: codesOf('NOT_RELEVANT', true),
    needsWords: (reasonCode, level) => wordsNeeded('WITHHELD', level, reasonCode),
    defaultReview: (level) => defaultReviewBy(level, now),
    markingProblem: problemWithMarking,
  };
}
