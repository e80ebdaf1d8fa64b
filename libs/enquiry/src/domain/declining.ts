import { isMeaningless } from '@lib/kernel';
import { declineNeedsReason, enquiryOver } from './enquiry-refusals.js';

/* To decline is an answer too: whoever asked reads the reason, and knows where to turn instead. */
export interface DeclineReason {
  readonly code: string;
  readonly label: string;
  readonly needsWords: boolean;
}
export const DECLINE_REASONS: readonly DeclineReason[] = [
  { code: 'NOT_OUR_CASE', label: 'We do not work with this person', needsWords: false },
  { code: 'NOT_OURS_TO_ANSWER', label: 'Another agency has to answer this', needsWords: true },
  { code: 'WRONG_DESK', label: 'Another unit here has to answer this', needsWords: true },
  { code: 'ASKED_TWICE', label: 'We have been asked this already', needsWords: false },
  { code: 'NO_LAWFUL_BASIS', label: 'There is no lawful basis for asking us', needsWords: true },
  { code: 'OTHER', label: 'Another reason', needsWords: true },
];

export type EnquiryEnd = 'ANSWERED' | 'DECLINED' | 'TAKEN_BACK';
export interface Endings {
  readonly completedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly closedAt: Date | null;
}

/** How an enquiry ended, or null while it is open: an enquiry ends once. */
export function endOf({ completedAt, declinedAt, closedAt }: Endings): EnquiryEnd | null {
  if (declinedAt !== null) return 'DECLINED';
  if (completedAt !== null) return 'ANSWERED';
  return closedAt === null ? null : 'TAKEN_BACK';
}

export function mayDecline(enquiry: Endings, reasonCode: string, words: string | null) {
  const end = endOf(enquiry);
  if (end !== null) return enquiryOver(end);
  const reason = DECLINE_REASONS.find(({ code }) => code === reasonCode);
  if (!reason) return declineNeedsReason('reasonCode');
  return reason.needsWords && isMeaningless(words) ? declineNeedsReason('words') : null;
}

export const declineLabel = (reasonCode: string): string => DECLINE_REASONS.find(({ code }) => code === reasonCode)?.label ?? reasonCode;
