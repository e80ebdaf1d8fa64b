import type {
  ApproveReviewScopeAnswer,
  CloseEmergencyAnswer,
  CloseEmergencyVariables,
  EmergenciesAnswer,
  EmergencyAnswer,
  EndReviewScopeAnswer,
  EndReviewScopeVariables,
  IndependentReviewersAnswer,
  LiftRecusalAnswer,
  LiftRecusalVariables,
  OpenInEmergencyAnswer,
  OpenInEmergencyVariables,
  ProposeReviewScopeAnswer,
  ProposeReviewScopeVariables,
  ProtectionRecordAnswer,
  ProtectionRecordsAnswer,
  RecordProtectionAnswer,
  RecordProtectionVariables,
  RecusalAnswer,
  RecuseAnswer,
  RecuseVariables,
  ReviewEmergencyAnswer,
  ReviewEmergencyVariables,
  ReviewScopeAnswer,
  ReviewScopesAnswer,
} from './answers/exceptions.js';
import type { After, ById, Named, Nothing } from './named.js';

/** Emergencies, stepping back, independent reviews and records that protect. */
export interface ExceptionsOperations {
  readonly Emergencies: Named<After, EmergenciesAnswer>;
  readonly Emergency: Named<ById, EmergencyAnswer>;
  readonly OpenInEmergency: Named<OpenInEmergencyVariables, OpenInEmergencyAnswer>;
  readonly CloseEmergency: Named<CloseEmergencyVariables, CloseEmergencyAnswer>;
  readonly ReviewEmergency: Named<ReviewEmergencyVariables, ReviewEmergencyAnswer>;
  readonly Recuse: Named<RecuseVariables, RecuseAnswer>;
  readonly Recusal: Named<ById, RecusalAnswer>;
  readonly LiftRecusal: Named<LiftRecusalVariables, LiftRecusalAnswer>;
  readonly ReviewScopes: Named<After, ReviewScopesAnswer>;
  readonly ReviewScope: Named<ById, ReviewScopeAnswer>;
  readonly IndependentReviewers: Named<Nothing, IndependentReviewersAnswer>;
  readonly ProposeReviewScope: Named<ProposeReviewScopeVariables, ProposeReviewScopeAnswer>;
  readonly ApproveReviewScope: Named<CloseEmergencyVariables, ApproveReviewScopeAnswer>;
  readonly EndReviewScope: Named<EndReviewScopeVariables, EndReviewScopeAnswer>;
  readonly ProtectionRecords: Named<After, ProtectionRecordsAnswer>;
  readonly ProtectionRecord: Named<ById, ProtectionRecordAnswer>;
  readonly RecordProtection: Named<RecordProtectionVariables, RecordProtectionAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const EXCEPTIONS_CHANGES = [
  'OpenInEmergency',
  'CloseEmergency',
  'ReviewEmergency',
  'Recuse',
  'LiftRecusal',
  'ProposeReviewScope',
  'ApproveReviewScope',
  'EndReviewScope',
  'RecordProtection',
] as const;
