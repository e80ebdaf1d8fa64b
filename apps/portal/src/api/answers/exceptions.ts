import type { RunLine } from './runs.js';
import type { Refused } from './refusals.js';
import type { SharingRefused } from './sharing.js';
import type { Keyed, PageOf } from './words.js';

type Name = { readonly name: string };
type Colleague = Name & { readonly jobTitle: string };
type Refusals = Omit<SharingRefused, 'noteId' | 'field'> | Refused<'KeyReused'>;
type Id = { readonly id: string };

export interface EmergencyListed {
  readonly id: string;
  readonly identifiedBy: string;
  readonly openedAt: string;
  readonly endsAt: string;
  readonly running: boolean;
  readonly reviewedAt: string | null;
  readonly finding: string | null;
  readonly openedBy: Colleague;
  readonly unit: Name;
}
export interface EmergenciesAnswer {
  readonly emergencies: PageOf<EmergencyListed>;
}
export interface Emergency extends Omit<EmergencyListed, 'openedBy'> {
  readonly personId: string;
  readonly reason: string;
  readonly closedAt: string | null;
  readonly reviewWords: string | null;
  readonly openedBy: Colleague & Id;
  readonly reviewedBy: Name | null;
}
export interface EmergencyAnswer {
  readonly emergency: Emergency | null;
}
type Done = { readonly __typename: 'EmergencyDone'; readonly emergency: Id };
export type OpenInEmergencyVariables = Keyed<{
  readonly identifier?: string;
  readonly name?: string;
  readonly bornOn?: string;
  readonly reason: string;
}>;
export interface OpenInEmergencyAnswer {
  readonly openInEmergency:
    { readonly __typename: 'EmergencyDone'; readonly emergency: Id & { readonly personId: string; readonly endsAt: string } } | Refusals;
}
export type CloseEmergencyVariables = Keyed<Id>;
export interface CloseEmergencyAnswer {
  readonly closeEmergency: Done | Refusals;
}
export type ReviewEmergencyVariables = Keyed<Id & { readonly finding: string; readonly words: string }>;
export interface ReviewEmergencyAnswer {
  readonly reviewEmergency: Done | Refusals;
}

export type RecuseVariables = Keyed<{ readonly personId: string; readonly words?: string }>;
export interface RecuseAnswer {
  readonly recuse: { readonly __typename: 'Recused'; readonly recused: boolean } | Refusals;
}
export interface Recusal {
  readonly id: string;
  readonly personId: string;
  readonly words: string | null;
  readonly recusedAt: string;
  readonly liftedAt: string | null;
  readonly liftedWords: string | null;
  readonly staff: Colleague & Id;
  readonly liftedBy: Name | null;
}
export interface RecusalAnswer {
  readonly recusal: Recusal | null;
}
export type LiftRecusalVariables = Keyed<Id & { readonly words: string }>;
export interface LiftRecusalAnswer {
  readonly liftRecusal: { readonly __typename: 'RecusalLifted'; readonly recusal: Id } | Refusals;
}

export interface ReviewScopesAnswer {
  readonly reviewScopes: PageOf<{
    readonly id: string;
    readonly purpose: string;
    readonly state: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly agency: Name;
    readonly reviewer: Name & Id;
    readonly people: readonly (Name & Id)[];
  }>;
}
export interface ReviewScope {
  readonly id: string;
  readonly ground: string;
  readonly demandReference: string | null;
  readonly purpose: string;
  readonly heldElsewhere: boolean;
  readonly children: boolean;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: string;
  readonly proposedAt: string;
  readonly approvedAt: string | null;
  readonly endedAt: string | null;
  readonly endedWords: string | null;
  readonly personIds: readonly string[];
  readonly agency: Name & Id;
  readonly reviewer: Colleague & Id & { readonly agency: Name };
  readonly proposedBy: Name & Id;
  readonly approvedBy: Name | null;
  readonly people: readonly (Name & Id & { readonly dateOfBirth: string })[];
}
export interface ReviewScopeAnswer {
  readonly reviewScope: ReviewScope | null;
}
export interface IndependentReviewersAnswer {
  readonly independentReviewers: readonly (Colleague & Id & { readonly agency: Name })[];
}
type ScopeDone = { readonly __typename: 'ReviewScopeDone'; readonly scope: Id };
export type ProposeReviewScopeVariables = Keyed<{
  readonly reviewerId: string;
  readonly personIds: readonly string[];
  readonly purpose: string;
  readonly ground: string;
  readonly demandReference?: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly heldElsewhere: boolean;
  readonly children: boolean;
}>;
export interface ProposeReviewScopeAnswer {
  readonly proposeReviewScope: ScopeDone | Refusals;
}
export interface ApproveReviewScopeAnswer {
  readonly approveReviewScope: ScopeDone | Refusals;
}
export type EndReviewScopeVariables = Keyed<Id & { readonly words: string }>;
export interface EndReviewScopeAnswer {
  readonly endReviewScope: ScopeDone | Refusals;
}

export interface ProtectionListed {
  readonly id: string;
  readonly kind: string;
  readonly protectedName: string;
  readonly safeContact: string;
  readonly recordedAt: string;
  readonly recordedBy: Name;
}
export interface ProtectionRecordsAnswer {
  readonly protectionDesks: readonly (Name & Id)[];
  readonly protectionRecords: PageOf<ProtectionListed>;
}
export interface ProtectionRecordAnswer {
  readonly protectionRecord:
    | (Omit<ProtectionListed, 'recordedBy'> & {
        readonly words: string;
        readonly recordedBy: Colleague;
        readonly unit: Name;
        readonly runs: { readonly items: readonly RunLine[]; readonly hasMore: boolean };
      })
    | null;
}
export type RecordProtectionVariables = Keyed<{
  readonly unitId: string;
  readonly kind: string;
  readonly protectedName: string;
  readonly safeContact: string;
  readonly words: string;
}>;
export interface RecordProtectionAnswer {
  readonly recordProtection: { readonly __typename: 'ProtectionRecorded'; readonly record: Id } | Refusals;
}
