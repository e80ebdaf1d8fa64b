import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

type Named = { readonly id: string; readonly name: string };

export interface TeamKind {
  readonly kind: string;
  readonly open: number;
  readonly overdue: number;
  readonly minutes: number | null;
  readonly agreedFrom: string | null;
  readonly agreedWith: string | null;
}
export interface TeamUnit {
  readonly id: string;
  readonly funded: number | null;
  readonly filled: number;
  readonly present: number;
  readonly supervisors: number;
  readonly askedOf: number;
  readonly askedBy: number;
  readonly leads: boolean;
  readonly unit: Named;
  readonly kinds: readonly TeamKind[];
}
export interface TeamMember {
  readonly open: number;
  readonly overdue: number;
  readonly away: boolean;
  readonly backAfter: string | null;
  readonly staff: Named;
  readonly cover: Named | null;
}
export interface UnownedItem {
  readonly kind: string;
  readonly raisedAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly unit: Named;
}
export interface TeamAnswer {
  readonly team: {
    readonly moreReleases: boolean;
    readonly releases: readonly {
      readonly releaseAt: string;
      readonly person: Named | null;
      readonly unit: Named;
      readonly lead: Named | null;
    }[];
    readonly moreUnowned: boolean;
    readonly unowned: readonly UnownedItem[];
    readonly moreUnits: boolean;
    readonly units: readonly TeamUnit[];
  } | null;
}
export interface TeamUnitAnswer {
  readonly teamUnit:
    | (TeamUnit & {
        readonly moreMembers: boolean;
        readonly members: readonly TeamMember[];
        readonly moreFundings: boolean;
        readonly fundings: readonly {
          readonly id: string;
          readonly posts: number;
          readonly from: string;
          readonly to: string | null;
          readonly words: string;
          readonly recordedAt: string;
          readonly recordedBy: Named;
        }[];
      })
    | null;
}
export interface Absence {
  readonly id: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string | null;
  readonly running: boolean;
  readonly over: boolean;
  readonly recordedAt: string;
  readonly endedAt: string | null;
  readonly staff: Named;
  readonly cover: Named | null;
  readonly recordedBy: Named;
  readonly endedBy: Named | null;
}
export interface AbsencesAnswer {
  readonly absences: PageOf<Absence>;
}
export interface CoverChoicesAnswer {
  readonly coverChoices: readonly (Named & { readonly jobTitle: string })[];
}
type RefusedAct = Refused<'SharingRefused'> | Refused<'KeyReused'>;
export type FundPostsVariables = Keyed<{
  readonly unitId: string;
  readonly posts: number;
  readonly from: string;
  readonly to?: string;
  readonly words: string;
}>;
export interface FundPostsAnswer {
  readonly fundPosts: { readonly __typename: 'PostsFunded'; readonly unit: { readonly id: string } | null } | RefusedAct;
}
export type AgreeTimeVariables = Keyed<{
  readonly kind: string;
  readonly minutes: number;
  readonly from: string;
  readonly agreedWith: string;
}>;
export interface AgreeTimeAnswer {
  readonly agreeTime: { readonly __typename: 'TimeAgreed'; readonly id: string } | RefusedAct;
}
export type RecordAbsenceVariables = Keyed<{
  readonly staffId: string;
  readonly kind: string;
  readonly from: string;
  readonly to?: string;
  readonly coverId?: string;
}>;
type AbsenceOutcome = { readonly __typename: 'AbsenceDone'; readonly absence: Absence } | RefusedAct;
export interface RecordAbsenceAnswer {
  readonly recordAbsence: AbsenceOutcome;
}
export type EndAbsenceVariables = Keyed<{ readonly id: string }>;
export interface EndAbsenceAnswer {
  readonly endAbsence: AbsenceOutcome;
}

export interface UnsafeWork {
  readonly id: string;
  readonly what: string;
  readonly since: string;
  readonly howMany: number;
  readonly atRisk: string;
  readonly answerBy: string;
  readonly overdue: boolean;
  readonly raisedAt: string;
  readonly answeredAt: string | null;
  readonly answer: string | null;
  readonly doneBy: string | null;
  readonly unit: Named;
  readonly raisedBy: Named;
  readonly answeredBy: Named | null;
}
export interface UnsafeWorksAnswer {
  readonly unsafeWorks: PageOf<UnsafeWork>;
}
export interface UnsafeWorkAnswer {
  readonly unsafeWork: UnsafeWork | null;
}
type UnsafeOutcome = { readonly __typename: 'UnsafeWorkDone'; readonly report: UnsafeWork } | RefusedAct;
export type ReportUnsafeVariables = Keyed<{
  readonly unitId: string;
  readonly what: string;
  readonly since: string;
  readonly howMany: number;
  readonly atRisk: string;
  readonly answerBy: string;
}>;
export interface ReportUnsafeAnswer {
  readonly reportUnsafeWork: UnsafeOutcome;
}
export type AnswerUnsafeVariables = Keyed<{ readonly id: string; readonly words: string; readonly doneBy: string }>;
export interface AnswerUnsafeAnswer {
  readonly answerUnsafeWork: UnsafeOutcome;
}
