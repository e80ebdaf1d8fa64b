import { refuse } from '@lib/kernel';
import { enquiryOver } from './enquiry-refusals.js';
import type { Endings } from './declining.js';
import type { AnswerProblem } from './sound-answer.js';

/** ENQ-18 and ENQ-19 stand beside the others of answering in enquiry-refusals.ts. */
export const changedSinceChecked = () =>
  refuse(
    'ENQ-18',
    'Somebody has changed an answer since you checked them. Nothing was sent, and nothing is lost. Check the answers again.',
    {},
  );

export const cannotBeKept = (problems: readonly [AnswerProblem, ...AnswerProblem[]]) => refuse('ENQ-19', problems[0].message, { problems });

/** What was answered in full may still be put right; what was declined or taken back is over. */
export function mayAnswer({ declinedAt, closedAt }: Endings) {
  if (declinedAt !== null) return enquiryOver('DECLINED');
  return closedAt === null ? null : enquiryOver('TAKEN_BACK');
}

export const settlingNeedsWords = () =>
  refuse('ENQ-24', 'Say how this was settled: which is right, and what was done.', { field: 'words' });

export const alreadySettled = () => refuse('ENQ-25', 'Somebody has settled this already. Nothing was changed.', { field: null });
