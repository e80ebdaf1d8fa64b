import type { Refused } from './refusals.js';
import type { SharingRefused } from './sharing.js';
import type { AgencyName, ConcernLevel, Keyed, Outcome, PageOf, PersonName } from './words.js';

type Name = { readonly name: string };

export interface TrailEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly outcome: Outcome | null;
  readonly category: string | null;
  readonly categoryLabel: string | null;
  readonly level: ConcernLevel | null;
  readonly happenedAt: string | null;
  readonly reasonCode: string | null;
  readonly words: string | null;
  readonly reference: string | null;
  readonly setId: string | null;
  readonly shareId: string | null;
  readonly noteId: string | null;
  readonly enquiryId: string | null;
  /** The run of a process map. */
  readonly runId: string | null;
  readonly riskDecisionId: string | null;
  readonly thirdPartyDisclosureId: string | null;
  readonly managementPlanId: string | null;
  readonly actionId: string | null;
  readonly person: PersonName;
  readonly staff: Name;
  readonly unit: Name | null;
  readonly from: { readonly shortName: string };
  readonly to: { readonly shortName: string } | null;
  readonly toUnit: Name | null;
  readonly toStaff: Name | null;
}
export interface TrailAnswer {
  readonly trail: PageOf<TrailEntry>;
}
export interface TrailVariables {
  readonly personId?: string;
  readonly unitId?: string;
  readonly otherAgencyId?: string;
  readonly outcome?: Outcome;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
}
export interface TrailChoicesAnswer {
  readonly agencies: readonly AgencyName[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
}
export interface AccessLogEntry {
  readonly id: string;
  readonly at: string;
  readonly act: string;
  readonly operation: string;
  readonly subjectType: string | null;
  readonly personName: string | null;
  readonly code: string | null;
  readonly rowCount: number | null;
  readonly correlationId: string | null;
  readonly staff: { readonly name: string; readonly jobTitle: string };
}
export interface AccessLogAnswer {
  readonly accessLog: PageOf<AccessLogEntry>;
}
export interface AccessLogVariables {
  readonly lawfulUse: string;
  readonly personId?: string;
  readonly staffId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
}
export interface StandingDecision {
  readonly id: string;
  readonly category: string;
  readonly categoryLabel: string;
  readonly reasonWords: string;
  readonly proposedAt: string;
  readonly approvedAt: string | null;
  readonly reviewBy: string;
  readonly endedAt: string | null;
  readonly recipientAgency: AgencyName;
  readonly proposedBy: { readonly id: string; readonly name: string };
  readonly approvedBy: Name | null;
}
export interface StandingDecisionsAnswer {
  readonly standingDecisions: readonly StandingDecision[];
  readonly agencies: readonly AgencyName[];
  readonly noteCategories: readonly { readonly code: string; readonly label: string; readonly groupLabel: string }[];
}
type Refusals = Omit<SharingRefused, 'noteId'> | Refused<'KeyReused'>;

export interface ProposeStandingAnswer {
  readonly proposeStandingDecision: { readonly __typename: 'StandingRecorded'; readonly standing: { readonly id: string } } | Refusals;
}
export interface ApproveStandingAnswer {
  readonly approveStandingDecision:
    { readonly __typename: 'StandingRecorded'; readonly standing: { readonly id: string; readonly approvedAt: string | null } } | Refused;
}
export interface RecordHeldElsewhereAnswer {
  readonly recordHeldElsewhere:
    { readonly __typename: 'HeldElsewhereRecorded'; readonly held: { readonly id: string; readonly reviewBy: string } } | Refusals;
}
export interface RecordCircumstanceAnswer {
  readonly recordCircumstance: { readonly __typename: 'CircumstanceRecorded'; readonly reopened: number } | Refusals;
}
export interface EndorseWithholdingAnswer {
  readonly endorseWithholding:
    | {
        readonly __typename: 'Endorsed';
        readonly decision: { readonly id: string; readonly endorsement: string | null; readonly endorsedAt: string | null };
      }
    | Refusals;
}
export interface CloseWorkAnswer {
  readonly closeWork:
    { readonly __typename: 'WorkClosed'; readonly item: { readonly id: string; readonly closedAt: string | null } } | Refusals;
}

export type ProposeStandingVariables = Keyed<{
  readonly recipientAgencyId: string;
  readonly category: string;
  readonly reasonWords: string;
}>;
export type HeldElsewhereVariables = Keyed<{
  readonly personId: string;
  readonly unitId: string;
  readonly consideredOn: string;
  readonly consideredByRole: string;
  readonly ownReference: string;
  readonly reviewBy: string;
}>;
export type CircumstanceVariables = Keyed<{
  readonly personId: string;
  readonly kind: string;
  readonly happenedAt: string;
  readonly recipientAgencyId?: string;
}>;
export type EndorseVariables = Keyed<{ readonly decisionId: string; readonly endorse: boolean; readonly words?: string }>;
export type CloseWorkVariables = Keyed<{ readonly id: string; readonly words: string }>;
