import type { Refused } from './refusals.js';
import type { PageOf } from './words.js';

interface Named {
  readonly id: string;
  readonly name: string;
}
export interface ChangeLine {
  readonly field: string;
  readonly was: string | null;
  readonly becomes: string | null;
}
export interface ImpactLine {
  readonly code: string;
  readonly count: number;
  readonly days: number | null;
  readonly agency: Named | null;
}
export type ChangeKind =
  | 'AGREEMENT_ENDS'
  | 'AGREEMENT_RENEWED'
  | 'PARTY_LEAVES'
  | 'PARTY_JOINS'
  | 'NAMES_CHILDREN_SET'
  | 'NAMES_CHILDREN_UNSET'
  | 'POST_GRANTED'
  | 'POST_ENDED'
  | 'ACCOUNT_SUSPENDED'
  | 'ACCOUNT_RESTORED';

/** What a headline is made of: what is done, to which agreement or to whom. */
export interface ChangeNamed {
  readonly kind: ChangeKind;
  readonly roleLabel: string | null;
  readonly agreement?: { readonly title: string } | null;
  readonly partyAgency?: { readonly name?: string; readonly shortName?: string } | null;
  readonly staff?: { readonly name: string } | null;
  readonly unit: { readonly name: string } | null;
}
export interface ChangeRow extends ChangeNamed {
  readonly id: string;
  readonly state: string;
  readonly forMe: boolean;
  readonly proposedAt: string;
  readonly answerDueAt: string | null;
  readonly agency: { readonly id: string; readonly shortName: string };
  readonly agreement: { readonly id: string; readonly title: string } | null;
  readonly partyAgency: { readonly shortName: string } | null;
  readonly staff: Named | null;
  readonly proposedBy: Named;
}
export interface ChangesAnswer {
  readonly changes: PageOf<ChangeRow>;
}
export interface Change extends ChangeNamed {
  readonly id: string;
  readonly family: string;
  readonly reason: string;
  readonly state: string;
  readonly atOnce: boolean;
  readonly forMe: boolean;
  readonly proposedAt: string;
  readonly answerDueAt: string | null;
  readonly appliedAt: string | null;
  readonly settledAt: string | null;
  readonly agency: { readonly id: string; readonly name: string; readonly shortName: string };
  readonly agreement: { readonly id: string; readonly title: string; readonly reference: string; readonly transitionDays: number } | null;
  readonly partyAgency: Named | null;
  readonly staff: (Named & { readonly jobTitle: string }) | null;
  readonly unit: Named | null;
  readonly proposedBy: Named & { readonly jobTitle: string };
  readonly askedOf: readonly (Named & { readonly shortName: string })[];
  readonly answers: readonly {
    readonly answer: string;
    readonly words: string | null;
    readonly answeredAt: string;
    readonly agency: Named;
    readonly staff: { readonly name: string; readonly jobTitle: string };
  }[];
  readonly lines: readonly ChangeLine[];
  readonly impact: readonly ImpactLine[];
}
export interface ChangeAnswer {
  readonly change: Change | null;
}
export interface ChangeToAnswerAnswer {
  readonly changeToAnswer: { readonly seen: string; readonly outdated: boolean; readonly impact: readonly ImpactLine[] };
}

export interface ConsiderChangeInput {
  readonly kind: ChangeKind;
  readonly agreementId?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly endsOn?: string | undefined;
  readonly reviewOn?: string | undefined;
  readonly staffId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly role?: string | undefined;
  readonly postId?: string | undefined;
}
export interface ProposeChangeInput extends ConsiderChangeInput {
  readonly key: string;
  readonly reason: string;
  readonly seen: string;
}
type ChangeRefused = Refused<'ChangeRefused'> & { readonly field: string | null };
export interface Considered {
  readonly __typename: 'ChangeConsidered';
  readonly atOnce: boolean;
  readonly seen: string;
  readonly askedOf: readonly Named[];
  readonly lines: readonly ChangeLine[];
  readonly impact: readonly ImpactLine[];
}
export interface ConsiderChangeAnswer {
  readonly considerChange: Considered | ChangeRefused;
}
interface Recorded {
  readonly __typename: 'ChangeRecorded';
  readonly change: { readonly id: string; readonly state: string; readonly appliedAt: string | null };
}
export type ChangeResult = Recorded | ChangeRefused | Refused<'KeyReused'>;
export interface ProposeChangeAnswer {
  readonly proposeChange: ChangeResult;
}
export interface ApproveChangeAnswer {
  readonly approveChange: ChangeResult;
}
export interface DeclineChangeAnswer {
  readonly declineChange: ChangeResult;
}
export interface ApproveChangeInput {
  readonly key: string;
  readonly id: string;
  readonly seen: string;
  readonly words?: string | undefined;
}
export interface DeclineChangeInput {
  readonly key: string;
  readonly id: string;
  readonly reason: string;
}

interface PostHeld {
  readonly id: string;
  readonly roleLabel: string;
  readonly isHeld: boolean;
  readonly unit: { readonly name: string };
}
export interface StaffLine extends Named {
  readonly jobTitle: string;
  readonly accountState: string;
  readonly posts: readonly PostHeld[];
}
export interface OwnStaffAnswer {
  readonly ownStaff: PageOf<StaffLine>;
}
export interface StaffRecord extends Named {
  readonly jobTitle: string;
  readonly accountState: string;
  readonly posts: readonly (PostHeld & {
    readonly role: string;
    readonly heldFrom: string;
    readonly heldTo: string | null;
    readonly unit: Named;
  })[];
}
export interface StaffRecordAnswer {
  readonly staffRecord: StaffRecord | null;
  readonly units: readonly Named[];
  readonly changes: {
    readonly hasMore: boolean;
    readonly items: readonly {
      readonly id: string;
      readonly kind: ChangeKind;
      readonly state: string;
      readonly proposedAt: string;
      readonly appliedAt: string | null;
      readonly roleLabel: string | null;
      readonly unit: { readonly name: string } | null;
      readonly proposedBy: { readonly name: string };
    }[];
  };
}
