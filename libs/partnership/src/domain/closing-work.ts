import { isMeaningless, refuse } from '@lib/kernel';

/** Everything that My work may show; each is a row of concordat.work_kind as well, which a migration adds. */
export const WORK_KINDS = [
  'EXPLAIN_GRAVER',
  'LESS_TOLD',
  'GROUP_GAP',
  'ENDORSE_WITHHOLDING',
  'LEVEL_QUESTIONED',
  'AGREEMENT_ENDING',
  'REVIEW_DUE',
  'SENT_BACK',
  'NOT_FOR_US',
  'RECIPIENTS_RELY_ON_OLD',
  'CHANGE_TO_APPROVE',
  'CHANGE_TO_REVIEW',
  'AGREEMENT_CHANGED',
  'DESK_QUESTION',
  'EMERGENCY_ACCESS',
  'RECUSAL',
  'REVIEW_SCOPE',
  'ENQUIRY_TO_ANSWER',
  'ENQUIRY_OVERDUE',
  'ENQUIRY_UNANSWERED',
  'REPLY_TO_READ',
  'ENQUIRY_DECLINED',
  'CONTRADICTION',
  'COPY_TO_MEND',
  'QUESTION_SET_TO_APPROVE',
  'EXTRACT_TO_APPROVE',
  'ERASURE_TO_DECIDE',
  'ERASED_AT_SOURCE',
  'ACCESS_EXTRACT_TO_DECIDE',
  'SAMPLE_RETURNED',
  'LEARNING_POINT',
  'UNSAFE_WORK',
  'PROCEDURE_STEP',
  'PROCEDURE_TO_SIGN',
  'PROCEDURE_HANDOVER',
  'PROCEDURE_DUE_SOON',
  'PROCEDURE_LATE',
  'PROCEDURE_QUIET',
  'PROCEDURE_NOBODY',
  'RISK_DECISION_TO_ENDORSE',
  'RISK_DECISION_NOT_ENDORSED',
  'DISCLOSURE_TO_DECIDE',
  'DISCLOSURE_TO_TELL',
  'PLAN_REVIEW_DUE',
  'PLAN_COPY_TO_MEND',
  'ACTION_TO_DO',
  'ACTION_ANSWERED',
  'ACTION_DECLINED',
  'ACTION_OVERDUE',
  'ACTION_CARRIED',
  'CONFERENCE_TO_PREPARE',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/**
 * Work that asks for a decision ends when the decision is recorded. Closing it with a sentence would leave a share unexplained with
 * nobody reminded of it, which is the very thing this record exists to prevent.
 */
const ENDS_BY_DECIDING: ReadonlySet<WorkKind> = new Set([
  'EXPLAIN_GRAVER',
  'LESS_TOLD',
  'GROUP_GAP',
  'ENDORSE_WITHHOLDING',
  'REVIEW_DUE',
  'DESK_QUESTION',
  'CHANGE_TO_APPROVE',
  'CHANGE_TO_REVIEW',
  'EMERGENCY_ACCESS',
  'REVIEW_SCOPE',
  'ENQUIRY_TO_ANSWER',
  'ENQUIRY_OVERDUE',
  'ENQUIRY_UNANSWERED',
  'CONTRADICTION',
  'QUESTION_SET_TO_APPROVE',
  'EXTRACT_TO_APPROVE',
  'ERASURE_TO_DECIDE',
  'ACCESS_EXTRACT_TO_DECIDE',
  'UNSAFE_WORK',
  'PROCEDURE_STEP',
  'PROCEDURE_TO_SIGN',
  'PROCEDURE_HANDOVER',
  'PROCEDURE_DUE_SOON',
  'PROCEDURE_LATE',
  'PROCEDURE_QUIET',
  'PROCEDURE_NOBODY',
  'RISK_DECISION_TO_ENDORSE',
  'DISCLOSURE_TO_DECIDE',
  'DISCLOSURE_TO_TELL',
  'PLAN_REVIEW_DUE',
  'ACTION_TO_DO',
  'ACTION_ANSWERED',
  'ACTION_DECLINED',
  'ACTION_OVERDUE',
  'ACTION_CARRIED',
]);

/** WRK-01 asks for a decision, WRK-02 is closed already, WRK-03 says nothing. Null means that it may be closed. */
export function mayClose(item: { readonly kind: WorkKind; readonly closedAt: Date | null }, words: string) {
  if (item.closedAt !== null) return refuse('WRK-02', 'This has already been closed. Nothing was changed.');
  if (ENDS_BY_DECIDING.has(item.kind)) {
    return refuse('WRK-01', 'This asks for a decision. It closes by itself when the decision is recorded.');
  }
  if (isMeaningless(words)) return refuse('WRK-03', 'Say what was done, in a few words', { field: 'words' });
  return null;
}
