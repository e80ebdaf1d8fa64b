import type { Role } from '@lib/kernel';

/** Who asks, as the rules see them. `unitIds` are the units of their posts and all units below; `postUnitIds` those of the posts alone. */
export interface Asker {
  readonly staffId: string;
  readonly agencyId: string;
  readonly agencyKind: string;
  readonly roles: readonly Role[];
  readonly unitIds: readonly string[];
  readonly postUnitIds: readonly string[];
}
interface Term {
  readonly from: Date;
  /** Exclusive; null is open. */
  readonly to: Date | null;
}
export interface Emergency extends Term {
  readonly staffId: string;
  readonly agencyId: string;
}
export interface Review extends Term {
  readonly reviewerStaffId: string;
  readonly agencyId: string;
  readonly approved: boolean;
  readonly heldElsewhere: boolean;
  readonly children: boolean;
}
/** An agreement that names children: its parties, and until when what it allowed lasts, transition included. */
export interface ChildAgreement extends Term {
  readonly agencyIds: readonly string[];
}
/** Everything the rules ask about the person a thing is about. All of it must be loaded: there is no optional part. */
export interface About {
  readonly adultFrom: Date;
  readonly knownTo: readonly string[];
  /** Agencies with a list of names, and the names on it. */
  readonly onlyFor: readonly { readonly agencyId: string; readonly staffIds: readonly string[] }[];
  readonly keptFrom: readonly { readonly agencyId: string; readonly staffId: string }[];
  readonly acquainted: readonly string[];
  readonly emergencies: readonly Emergency[];
  readonly reviews: readonly Review[];
  readonly childAgreements: readonly ChildAgreement[];
  readonly cases: readonly { readonly agencyId: string; readonly unitId: string | null; readonly leadStaffId: string | null }[];
}
export interface Held {
  readonly agencyId: string;
  readonly about: About;
}
/** What a desk keeps about somebody whom it protects: nobody is named. */
export interface OfDesk {
  readonly agencyId: string;
  readonly about: null;
  readonly deskUnitId: string;
}
export interface SharePart {
  readonly senderAgencyId: string;
  readonly recipientAgencyId: string;
  readonly recipientUnitId: string | null;
  readonly recipientStaffId: string | null;
  readonly revoked: boolean;
  /** From when it may be opened where it was sent: once it is sealed on the record, or has waited long enough for that. */
  readonly opensAt: Date;
  /** When the agreement's transition ends; null where there is no agreement or no end. */
  readonly readableUntil: Date | null;
  readonly about: About;
}
export type Thing =
  | { readonly kind: 'Person'; readonly about: About }
  | ({ readonly kind: 'CaseMember'; readonly agencyKind: string } & Held)
  | ({ readonly kind: 'CaseLead'; readonly agencyKind: string } & Held)
  | ({ readonly kind: 'RiskNote'; readonly unitId: string; readonly authorStaffId: string } & Held)
  | ({ readonly kind: 'DecisionSet' } & Held)
  | ({ readonly kind: 'Decision'; readonly unitId: string; readonly decidedBy: string } & Held)
  | ({ readonly kind: 'ThirdParty' } & Held)
  | ({ readonly kind: 'HeldElsewhere'; readonly unitId: string } & Held)
  | ({ readonly kind: 'Draft'; readonly staffId: string } & Held)
  | ({ readonly kind: 'Share' } & SharePart)
  | ({ readonly kind: 'ShareItem' } & SharePart)
  // Who asks is the sender, whoever is asked the recipient; it is never revoked.
  | ({ readonly kind: 'Enquiry' } & SharePart)
  | ({ readonly kind: 'AnswerDraft' } & SharePart)
  | ({ readonly kind: 'Answer' } & Held)
  | ({ readonly kind: 'Contradiction' } & Held)
  | ({ readonly kind: 'AnswerCopy' } & Held)
  // Agencies that take part; the one that began it is one of them. About nobody: on a protection record, which this desk keeps.
  | ({ readonly kind: 'ProcedureRun'; readonly agencyIds: readonly string[] } & (Held | OfDesk))
  | ({ readonly kind: 'ProcedureWords' } & (Held | OfDesk))
  | ({ readonly kind: 'RiskDecision'; readonly unitId: string; readonly decidedBy: string } & Held)
  // Agencies that are invited; whoever calls it is one of them.
  | { readonly kind: 'Conference'; readonly agencyId: string; readonly agencyIds: readonly string[] }
  | ({ readonly kind: 'ConferenceItem'; readonly agencyIds: readonly string[] } & Held)
  | ({ readonly kind: 'ManagementPlan' } & Held)
  | ({ readonly kind: 'ThirdPartyDisclosure'; readonly unitId: string; readonly proposedBy: string } & Held)
  // What somebody is to do: read by the agencies that were there when it was set, of which the one that set it and the one that is to do it are two.
  | ({
      readonly kind: 'Action';
      readonly agencyIds: readonly string[];
      readonly toAgencyId: string;
      readonly toUnitId: string | null;
      readonly toStaffId: string | null;
      /** The unit that hears of it, whoever was named. */
      readonly atUnitId: string;
    } & Held)
  | ({
      readonly kind: 'TrailEntry';
      readonly heldElsewhere: boolean;
      /** Of a disclosure to a third party, which is a class apart. */
      readonly ofDisclosure: boolean;
      readonly unitId: string | null;
      readonly staffId: string;
      readonly fromAgencyId: string;
      readonly toUnitId: string | null;
    } & Held)
  | {
      readonly kind: 'WorkItem';
      readonly agencyId: string;
      readonly staffId: string | null;
      readonly unitId: string | null;
      readonly role: string | null;
      readonly about: About | null;
      /** Of a run on a protection record: the desk that keeps it. */
      readonly deskUnitId: string | null;
    }
  | { readonly kind: 'StandingDecision'; readonly agencyId: string }
  | { readonly kind: 'AccessLogEntry'; readonly agencyId: string }
  | { readonly kind: 'ProtectionRecord'; readonly agencyId: string; readonly unitId: string }
  | { readonly kind: 'EmergencyAccess'; readonly agencyId: string; readonly unitId: string; readonly staffId: string }
  | { readonly kind: 'Recusal'; readonly agencyId: string; readonly unitId: string }
  | ({ readonly kind: 'Gap'; readonly unitId: string } & Held)
  | ({ readonly kind: 'LegalHold' } & Held)
  | ({ readonly kind: 'ErasureRequest' } & Held)
  | { readonly kind: 'DecisionSample'; readonly agencyId: string }
  | ({ readonly kind: 'SampledDecision' } & Held)
  | ({ readonly kind: 'SampleFinding'; readonly decidedBy: string; readonly finding: string } & Held)
  // What sort of absence it is says `sort`: a thing's kind is what it is a thing of.
  | {
      readonly kind: 'Absence';
      readonly agencyId: string;
      readonly unitId: string;
      readonly staffId: string;
      readonly coverId: string | null;
      readonly sort: string;
    }
  | { readonly kind: 'Mail'; readonly agencyId: string; readonly staffId: string }
  | { readonly kind: 'UnsafeWork'; readonly agencyId: string; readonly unitId: string }
  | {
      readonly kind: 'WorkReassignment';
      readonly agencyId: string;
      /** Whose supervisor gave it. */
      readonly unitId: string;
      readonly fromStaffId: string | null;
      readonly toStaffId: string | null;
      readonly toUnitId: string | null;
      readonly about: About | null;
    }
  | { readonly kind: 'FundedPosts'; readonly agencyId: string; readonly unitId: string }
  | { readonly kind: 'StandardTime'; readonly agencyId: string }
  | { readonly kind: 'AccessExtract'; readonly agencyId: string; readonly ofStaffId: string | null; readonly about: About | null }
  | { readonly kind: 'RecordExport'; readonly agencyId: string; readonly about: About | null }
  // What somebody brings in from a file, and a row of it; about nobody where the row names nobody whose case they may write to.
  | { readonly kind: 'RecordImport'; readonly agencyId: string; readonly unitId: string; readonly staffId: string }
  | { readonly kind: 'ImportRow'; readonly agencyId: string; readonly staffId: string; readonly about: About | null }
  | { readonly kind: 'ReviewScope'; readonly agencyId: string; readonly reviewerStaffId: string };
export type ThingKind = Thing['kind'];
