import { Invalid, isMeaningless, plainText } from '@lib/kernel';
import { type Fielded, no } from './conference.js';

/*
 * Minutes are entries, made while the conference speaks. What is known of somebody is no minute: it is a note, and whether it is shared is
 * decided about each agency. Cohorts and ratings are what people in the room decide, with their reason; nothing here reckons them.
 */
export const MINUTE_KINDS = ['AGREED', 'DISSENT', 'SELECTED', 'DESELECTED', 'COHORT', 'RATING', 'PUT_OFF'] as const;
export type MinuteKind = (typeof MINUTE_KINDS)[number];
/** Integrated offender management: fixed, flex and free cohorts; red, amber and green as local practice has it. */
export const VALUES: Readonly<Partial<Record<MinuteKind, readonly string[]>>> = {
  COHORT: ['FIXED', 'FLEX', 'FREE'],
  RATING: ['RED', 'AMBER', 'GREEN'],
};
const WORDS_MISSING: Readonly<Record<MinuteKind, string>> = {
  AGREED: 'Say what was agreed.',
  DISSENT: 'Say what your agency does not agree with, and why.',
  SELECTED: 'Say why they were selected.',
  DESELECTED: 'Say why they were deselected.',
  COHORT: 'Say why they are in that cohort.',
  RATING: 'Say why they were given that rating.',
  PUT_OFF: 'Say why they were put off to another conference.',
};

export interface MinuteAsked {
  readonly kind: MinuteKind;
  readonly value?: string | null;
  readonly words: string;
}
export interface MinuteSaid {
  readonly kind: MinuteKind;
  readonly value: string | null;
  readonly words: string;
}

/** A value that does not belong to the kind is not kept: what was not decided must not look as if it had been. */
export function minuteSaid({ kind, value, words }: MinuteAsked): MinuteSaid {
  if (!MINUTE_KINDS.includes(kind)) throw new Invalid({ kind: 'Choose what kind of entry it is from the list' });
  const text = plainText(value, { field: 'value', label: 'Which', max: 20, optional: true });
  return {
    kind,
    value: VALUES[kind] === undefined ? null : text,
    words: plainText(words, { field: 'words', label: 'What was said', max: 4000, optional: true }),
  };
}

/** CNF-11 which cohort or rating, CNF-12 in words, with the reason. */
export function refusalToMinute({ kind, value, words }: MinuteSaid): Fielded | null {
  const values = VALUES[kind];
  if (values !== undefined && !values.includes(value ?? ''))
    return no('CNF-11', kind === 'COHORT' ? 'Choose the cohort: fixed, flex or free.' : 'Choose the rating: red, amber or green.', 'value');
  return isMeaningless(words) ? no('CNF-12', WORDS_MISSING[kind], 'words') : null;
}
