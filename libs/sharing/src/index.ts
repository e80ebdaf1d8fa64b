export { CUT_CODES, OUTCOME_LABELS, type Outcome, REASON_CODES } from './domain/outcomes.js';
export { OutcomeType } from './graphql/sharing-enums.js';
export { SharingModule } from './sharing.module.js';
export {
  CaseAcrossAgencies,
  RaiseGroupGaps,
  RaiseLateEndorsements,
  RaiseLateExplanations,
  RaiseLessTold,
  RaiseReviewsDue,
  SharingWorkerModule,
} from './sharing-worker.module.js';
export {
  AcknowledgeShare,
  ApproveStandingDecision,
  DecideSharing,
  EndorseWithholding,
  OpenShare,
  ProposeStandingDecision,
  RecordCircumstance,
  RecordHeldElsewhere,
  ReturnShare,
  RevokeShare,
  ShareUrgently,
} from './use-cases/sharing.acts.js';
