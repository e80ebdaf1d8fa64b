import type {
  AskForErasureAnswer,
  AskForErasureVariables,
  DecideErasureAnswer,
  DecideErasureVariables,
  ErasureRequestAnswer,
  ErasureRequestsAnswer,
  LegalHoldAnswer,
  LegalHoldsAnswer,
  LiftHoldAnswer,
  LiftRestrictionAnswer,
  LiftVariables,
  PlaceHoldAnswer,
  PlaceHoldVariables,
} from './answers/keeping.js';
import type { After, ById, Named } from './named.js';

/** What an agency must keep, and what it must not. */
export interface KeepingOperations {
  readonly LegalHolds: Named<After, LegalHoldsAnswer>;
  readonly LegalHold: Named<ById, LegalHoldAnswer>;
  readonly PlaceHold: Named<PlaceHoldVariables, PlaceHoldAnswer>;
  readonly LiftHold: Named<LiftVariables, LiftHoldAnswer>;
  readonly ErasureRequests: Named<After, ErasureRequestsAnswer>;
  readonly ErasureRequest: Named<ById, ErasureRequestAnswer>;
  readonly AskForErasure: Named<AskForErasureVariables, AskForErasureAnswer>;
  readonly DecideErasure: Named<DecideErasureVariables, DecideErasureAnswer>;
  readonly LiftRestriction: Named<LiftVariables, LiftRestrictionAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const KEEPING_CHANGES = ['PlaceHold', 'LiftHold', 'AskForErasure', 'DecideErasure', 'LiftRestriction'] as const;
