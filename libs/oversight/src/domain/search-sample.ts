import { Invalid, isMeaningless, plainText } from '@lib/kernel';

/*
 * Own-agency sampling of searches. The rules are printed on the page, since a sample that nobody can repeat proves nothing; that they are
 * known gives nothing away, because the number that decides a search's place in the random sample is not known beforehand.
 */
export const SAMPLE_DAYS = 30;
export const SAMPLE_SIZE = 20;

/** Why a search may have been for oneself, one's family or a colleague: the first that holds. The function concordat.search_reason finds it. */
export const SEARCH_REASONS = {
  OWN_FAMILY_NAME: 'What was typed has the searcher’s own family name in it',
  SHOWN_OWN_FAMILY_NAME: 'Somebody shown has the searcher’s own family name',
  COLLEAGUE_NAME: 'What was typed is the name of somebody who works here',
  COLLEAGUE_FAMILY_NAME: 'What was typed has the family name of somebody who works here in it',
} as const;

export const LOOK_OUTCOMES = {
  LOOKED_AT: 'Looked at, not finished',
  SATISFIED: 'Satisfied: the search was for work',
  RAISED: 'Raised with whoever answers for conduct',
} as const;
export type LookOutcome = keyof typeof LOOK_OUTCOMES;

export interface LookAsked {
  readonly outcome: string;
  readonly words?: string | null;
}

export function isLookOutcome(value: string): value is LookOutcome {
  return Object.hasOwn(LOOK_OUTCOMES, value);
}

/** What the officer found. Raising something says what, so that whoever takes it up need not begin again. */
export function soundLook(asked: LookAsked): { readonly outcome: LookOutcome; readonly words: string | null } {
  if (!isLookOutcome(asked.outcome)) throw new Invalid({ outcome: 'Choose what you found' });
  const words = plainText(asked.words, { field: 'words', label: 'What you found', max: 2000, optional: true });
  if (asked.outcome === 'RAISED' && isMeaningless(words)) throw new Invalid({ words: 'Say what you raise, and with whom' });
  return { outcome: asked.outcome, words: words || null };
}
