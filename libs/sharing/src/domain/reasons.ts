import { addDays, type ConcernLevel, gravity, isMeaningless, londonDay, longDay } from '@lib/kernel';
import type { ItemKind } from './item-kind.js';
import { cutCode, type Outcome, OUTCOME_LABELS, reasonFor } from './outcomes.js';

/*
 * What a person must say, and what they need not. Effort is in proportion: a code that says the whole reason needs no words, except that
 * withholding, or cutting, something high or above always needs words of the decider's own. Nothing is refused for being short.
 */
export const REVIEW_DAYS: Readonly<Record<ConcernLevel, number>> = { LOW: 180, MEDIUM: 90, HIGH: 28, VERY_HIGH: 7 };
/** Nothing is put off or left unreviewed for longer than this. */
export const LONGEST_DAYS = 366;
/** A supervisor endorses the withholding of something high or above within this many hours; what is shared does not wait for it. */
export const ENDORSE_WITHIN_HOURS = 24;

export interface OutcomeInput {
  /** A note, or an answer that is brought. */
  readonly itemId: string;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly words: string | null;
  /** Shared in part: the edited text that goes, and one code for each cut. */
  readonly text: string | null;
  readonly cuts: readonly { readonly code: string; readonly words: string | null }[];
  readonly deferredUntil: Date | null;
  readonly reviewBy: string | null;
  /** What, if anything, the recipient may read about a decision not to share. By default nothing: that something exists is itself information. */
  readonly recipientWords: string | null;
}
export interface Problem {
  readonly field: 'reasonCode' | 'words' | 'deferredUntil' | 'reviewBy' | 'cuts' | 'text';
  readonly message: string;
}

export function wordsNeeded(outcome: Outcome, level: ConcernLevel | null, reasonCode: string): boolean {
  const always = (outcome === 'WITHHELD' || outcome === 'SHARED_IN_PART') && gravity(level) >= gravity('HIGH');
  return always || reasonFor(outcome, reasonCode, 'ANSWER')?.selfExplaining === false;
}

export function mustBeEndorsed(outcome: Outcome, level: ConcernLevel | null): boolean {
  return outcome === 'WITHHELD' && gravity(level) >= gravity('HIGH');
}

export function defaultReviewBy(level: ConcernLevel | null, at: Date): string {
  return addDays(londonDay(at), REVIEW_DAYS[level ?? 'HIGH']);
}

/** Everything that is missing or wrong in one decision, so that the page can say it all at once. */
export function problemsWith(input: OutcomeInput, level: ConcernLevel | null, at: Date, kind: ItemKind = 'NOTE'): Problem[] {
  const problems: Problem[] = [];
  const add = (field: Problem['field'], message: string): unknown => problems.push({ field, message });
  if (reasonFor(input.outcome, input.reasonCode, kind) === null)
    add('reasonCode', `Choose a reason for "${OUTCOME_LABELS[input.outcome]}"`);
  else if (wordsNeeded(input.outcome, level, input.reasonCode) && isMeaningless(input.words)) add('words', ASK_FOR_WORDS[input.outcome]);
  if (input.outcome === 'DEFERRED') problems.push(...problemsWithDeferring(input.deferredUntil, at));
  if (input.outcome === 'WITHHELD') problems.push(...problemsWithReview(input.reviewBy, at));
  if (input.outcome === 'SHARED_IN_PART') problems.push(...problemsWithCuts(input));
  return problems;
}

const ASK_FOR_WORDS: Readonly<Record<Outcome, string>> = {
  SHARED: 'Enter why you are sharing this',
  SHARED_IN_PART: 'Enter why you are sharing only part of this',
  WITHHELD: 'Enter why you are withholding this',
  DEFERRED: 'Enter why you are putting this off',
  NOT_RELEVANT: 'Enter why this is not relevant to them',
};

function problemsWithDeferring(until: Date | null, at: Date): Problem[] {
  if (until === null) return [{ field: 'deferredUntil', message: 'Enter when you will decide' }];
  if (until <= at) return [{ field: 'deferredUntil', message: 'When you will decide must be in the future' }];
  const last = addDays(londonDay(at), LONGEST_DAYS);
  return londonDay(until) > last ? [{ field: 'deferredUntil', message: `When you will decide must be on or before ${longDay(last)}` }] : [];
}

/** Left out, the review date is the default for the level; given, it has to be a later day. */
function problemsWithReview(reviewBy: string | null, at: Date): Problem[] {
  if (reviewBy === null) return [];
  const today = londonDay(at);
  const last = addDays(today, LONGEST_DAYS);
  if (reviewBy <= today) return [{ field: 'reviewBy', message: 'The review date must be in the future' }];
  return reviewBy > last ? [{ field: 'reviewBy', message: `The review date must be on or before ${longDay(last)}` }] : [];
}

function problemsWithCuts(input: OutcomeInput): Problem[] {
  if (input.cuts.length === 0) return [{ field: 'cuts', message: 'Choose why you cut each part' }];
  if (input.cuts.some((cut) => cutCode(cut.code) === null))
    return [{ field: 'cuts', message: 'Choose why you cut each part from the list' }];
  const unexplained = input.cuts.some((cut) => cutCode(cut.code)?.selfExplaining === false && isMeaningless(cut.words));
  return unexplained ? [{ field: 'cuts', message: 'Enter why you cut this part' }] : [];
}
