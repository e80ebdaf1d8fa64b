import type { ActionEventKind } from './action.js';

const WORDS: Readonly<Record<ActionEventKind, string>> = {
  SET: 'Action set',
  ACCEPTED: 'Action accepted',
  DECLINED: 'Action declined',
  PROGRESS: 'Progress of an action',
  ANSWERED: 'Action answered',
  REALLOCATED: 'Action given to somebody else of the same agency',
  ASKED_AGAIN: 'Action asked for again',
  CLOSED: 'Action closed',
  WITHDRAWN: 'Action withdrawn',
  DUE_MOVED: 'Day of an action moved',
  CARRIED: 'Action carried to a conference unanswered',
  SET_ANEW: 'Action set anew for another',
};
/** What was done, as every agency that was there reads it on its trail. */
export const eventWords = (kind: ActionEventKind): string => WORDS[kind];
