/** How far a thing has come to one agency, as far as whoever asks is entitled to know it. */
export const KNOWS_STATES = [
  'OWNER',
  'OPENED',
  'UNOPENED',
  'ON_ITS_WAY',
  'TAKEN_BACK',
  'WITHHELD',
  'DEFERRED',
  'NOT_RELEVANT',
  'OUTSIDE_FUNCTION',
  'UNDECIDED',
] as const;
export type KnowsState = (typeof KNOWS_STATES)[number];

/** Why nothing is decided any more, where something was. */
export const REOPENED = ['CIRCUMSTANCES', 'SENT_BACK', 'DEFERRAL_OVER'] as const;
export type Reopened = (typeof REOPENED)[number];
