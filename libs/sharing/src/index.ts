export { sentTo } from './access/sharing.abilities.js';
export { type CaseGap, caseGaps } from './domain/case-gaps.js';
export { type AnswerSent, type ItemBrought } from './domain/item-brought.js';
export { ANSWER_CATEGORY, ANSWER_LABEL } from './domain/item-kind.js';
export { CUT_CODES, OUTCOME_LABELS, type Outcome, REASON_CODES } from './domain/outcomes.js';
export { defaultReviewBy, wordsNeeded } from './domain/reasons.js';
export { problemWithToldAt } from './domain/told-when.js';
export { SOURCE_LABELS } from './domain/silent-sources.js';
export { type SharingAsked } from './domain/sharing-asked.js';
export { type ToldHow } from './domain/sharing-input.js';
export { type SharingRefusal } from './domain/sharing-refusals.js';
export { ConsideredLine } from './graphql/considering.types.js';
export { ItemDecisionInput, LeftOutInput, RecipientInput } from './graphql/deciding.inputs.js';
export { Decision, DecisionSet } from './graphql/decision.types.js';
export { CodeLabel } from './graphql/policy.types.js';
export { lineRows, refusedSharing } from './graphql/receipt.js';
export { AgreementNeeded, ExplanationNeeded } from './graphql/sharing.results.js';
export { OutcomeType } from './graphql/sharing-enums.js';
export { Share, ShareItem } from './graphql/share.types.js';
export { decisionRead } from './reads/decision.reads.js';
export { SharingModule } from './sharing.module.js';
export {
  CaseAcrossAgencies,
  LookForGaps,
  RaiseLateEndorsements,
  RaiseLateExplanations,
  RaiseReviewsDue,
  SharingWorkerModule,
} from './sharing-worker.module.js';
export { allOrNothing } from './store/all-or-nothing.js';
export { TrailStore } from './store/trail.store.js';
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
export { Reopening } from './use-cases/reopening.js';
export { SharingDecisions } from './use-cases/sharing-decisions.js';
export { SilentSources } from './use-cases/silent-sources.js';
export { SourcesAsked } from './use-cases/sources-asked.js';
export { shareItemRead } from './reads/share.reads.js';
