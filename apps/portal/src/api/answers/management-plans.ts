import type { TrailEntry } from './oversight.js';
import type { PersonHeader, ThirdPartyName } from './people.js';
import type { CopyPart } from './reading-answers.js';
import type { Refused } from './refusals.js';
import type { ReliedItem } from './risk-decisions.js';
import type { Keyed, PageOf } from './words.js';

interface Named {
  readonly id: string;
  readonly name: string;
}
interface CodeLabel {
  readonly code: string;
  readonly label: string;
}
export interface PlanTactic {
  readonly what: string;
  readonly who: string;
  readonly by: string | null;
}
export interface PlanObjective {
  readonly objective: string;
  readonly tactics: readonly PlanTactic[];
}
export interface PlanContingency {
  readonly trigger: string;
  readonly triggerLabel: string;
  readonly words: string | null;
  readonly who: string;
  readonly whom: string;
  readonly within: number;
  readonly unit: string;
  readonly means: string;
}
export interface PlanRequirement {
  readonly kind: string;
  readonly kindLabel: string;
  readonly words: string;
  readonly from: string | null;
  readonly to: string | null;
}
export const PLAN_FIELDS = [
  'keyInformation',
  'furtherConsiderations',
  'supervision',
  'monitoringAndControl',
  'interventionsAndTreatment',
  'victimSafetyPlanning',
  'contingencyPlans',
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];
/** What stands in a plan, apart from what it is linked with. */
export interface PlanWords extends Readonly<Record<PlanField, string | null>> {
  readonly aim: string;
  readonly objectives: readonly PlanObjective[];
  readonly contingencies: readonly PlanContingency[];
  readonly requirements: readonly PlanRequirement[];
  readonly reviewOn: string;
}
interface Version {
  readonly id: string;
  readonly number: number;
  readonly madeAt: string;
}
export interface ManagementPlan extends PlanWords, Version {
  readonly reference: string;
  readonly changed: string | null;
  readonly why: string | null;
  readonly changedSince: boolean;
  readonly links: readonly ReliedItem[];
  readonly thirdParties: readonly ThirdPartyName[];
  readonly agency: { readonly id: string; readonly shortName: string };
  readonly unit: Named;
  readonly madeBy: Named;
  readonly supersededAt: string | null;
  readonly supersedes: Version | null;
  readonly supersededBy: Version | null;
  readonly looks: readonly {
    readonly id: string;
    readonly because: string;
    readonly reviewOn: string;
    readonly lookedAt: string;
    readonly lookedBy: Named;
  }[];
  readonly moreLooks: boolean;
  readonly copies: readonly { readonly id: string; readonly system: string; readonly copiedAt: string; readonly copiedBy: Named }[];
  readonly moreCopies: boolean;
}
export interface CasePlanAnswer {
  readonly person: (PersonHeader & { readonly managementPlan: ManagementPlan | null }) | null;
  readonly trail: { readonly items: readonly TrailEntry[]; readonly hasMore: boolean };
}
export interface PlanVersionLine extends Version {
  readonly reference: string;
  readonly changed: string | null;
  readonly why: string | null;
  readonly madeBy: Named;
  readonly supersededAt: string | null;
}
export interface PlanVersionsAnswer {
  readonly person: (PersonHeader & { readonly managementPlanVersions: PageOf<PlanVersionLine> }) | null;
}
export interface PlanVersionAnswer {
  readonly managementPlanVersion: (ManagementPlan & { readonly person: PersonHeader | null }) | null;
}
export interface PlanLists {
  readonly triggers: readonly CodeLabel[];
  readonly requirements: readonly CodeLabel[];
  readonly fields: readonly CodeLabel[];
}
export interface PlanFormAnswer {
  readonly managementPlanLists: PlanLists;
  readonly person:
    (PersonHeader & { readonly thirdParties: readonly ThirdPartyName[]; readonly managementPlan: ManagementPlan | null }) | null;
}

type PlanRefused = Refused<'ManagementPlanRefused'> & { readonly field: string | null; readonly now?: ManagementPlan | null };
export type PlanActed =
  | { readonly __typename: 'ManagementPlanKept'; readonly plan: { readonly id: string; readonly number: number } | null }
  | PlanRefused
  | Refused<'KeyReused'>;
export type PlanCopied =
  { readonly __typename: 'ManagementPlanCopied'; readonly parts: readonly CopyPart[] } | PlanRefused | Refused<'KeyReused'>;
export type PlanInput = {
  readonly aim: string;
  readonly objectives: readonly {
    readonly objective: string;
    readonly tactics: readonly { what: string; who: string; by: string | undefined }[];
  }[];
  readonly contingencies: readonly {
    readonly trigger: string;
    readonly words: string | undefined;
    readonly who: string;
    readonly whom: string;
    readonly within: number;
    readonly unit: string;
    readonly means: string;
  }[];
  readonly requirements: readonly { kind: string; words: string; from: string | undefined; to: string | undefined }[];
  readonly reviewOn: string;
  readonly links: readonly string[];
  readonly thirdPartyIds: readonly string[];
  readonly changed: string | undefined;
  readonly why: string | undefined;
} & Readonly<Record<PlanField, string | undefined>>;
export type RecordPlanVariables = Keyed<PlanInput & { readonly personId: string; readonly supersedes: string | undefined }>;
export type ConfirmPlanVariables = Keyed<{ readonly planId: string; readonly because: string; readonly reviewOn: string }>;
export type CopyPlanVariables = Keyed<{ readonly planId: string; readonly system: string }>;
