import type {
  CasePlanAnswer,
  ConfirmPlanVariables,
  CopyPlanVariables,
  PlanActed,
  PlanCopied,
  PlanFormAnswer,
  PlanVersionAnswer,
  PlanVersionsAnswer,
  RecordPlanVariables,
} from './answers/management-plans.js';
import type { After, ById, Named } from './named.js';

/** Management plans of one's own agency: of a person, one version, what may be chosen, and the three acts. */
export interface ManagementPlanOperations {
  readonly CaseManagementPlan: Named<ById, CasePlanAnswer>;
  readonly CaseManagementPlanVersions: Named<ById & After, PlanVersionsAnswer>;
  readonly ManagementPlanVersion: Named<ById, PlanVersionAnswer>;
  readonly ManagementPlanForm: Named<ById, PlanFormAnswer>;
  readonly RecordManagementPlan: Named<RecordPlanVariables, { readonly recordManagementPlan: PlanActed }>;
  readonly ConfirmManagementPlan: Named<ConfirmPlanVariables, { readonly confirmManagementPlan: PlanActed }>;
  readonly CopyManagementPlan: Named<CopyPlanVariables, { readonly copyManagementPlan: PlanCopied }>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const MANAGEMENT_PLAN_CHANGES = ['RecordManagementPlan', 'ConfirmManagementPlan', 'CopyManagementPlan'] as const;
