import type {
  CaseRiskDecisionsAnswer,
  EndorseRiskDecisionVariables,
  RecordRiskDecisionVariables,
  RiskDecisionActed,
  RiskDecisionAnswer,
  RiskDecisionGroundsAnswer,
} from './answers/risk-decisions.js';
import type { After, ById, Named } from './named.js';

type GroundsAsked = ById & { readonly afterNote?: string; readonly afterShare?: string };

/** Informed risk-management decisions: of an agency about a person, one by itself, what one may rest on, and the two acts. */
export interface RiskDecisionOperations {
  readonly CaseRiskDecisions: Named<ById & After, CaseRiskDecisionsAnswer>;
  readonly RiskDecision: Named<ById, RiskDecisionAnswer>;
  readonly RiskDecisionGrounds: Named<GroundsAsked, RiskDecisionGroundsAnswer>;
  readonly RecordRiskDecision: Named<RecordRiskDecisionVariables, { readonly recordRiskDecision: RiskDecisionActed }>;
  readonly EndorseRiskDecision: Named<EndorseRiskDecisionVariables, { readonly endorseRiskDecision: RiskDecisionActed }>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const RISK_DECISION_CHANGES = ['RecordRiskDecision', 'EndorseRiskDecision'] as const;
