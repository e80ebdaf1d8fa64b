import type { ConcernLevel } from '@lib/kernel';
import type { ConferenceAct } from './conference-acts.js';
import type { PlanAct } from './plan-acts.js';
import type { ActionAct } from './action-acts.js';
import type { RunAct } from './run-acts.js';

export interface WorldRosh {
  readonly setting: 'COMMUNITY' | 'CUSTODY';
  readonly atRisk: 'CHILDREN' | 'PUBLIC' | 'KNOWN_ADULT' | 'STAFF' | 'PRISONERS';
  readonly level: ConcernLevel;
  readonly setAt: string;
  readonly setBy: string;
}

interface Dated {
  readonly at: string;
}
/** Done by a person through the product's own use cases. */
interface Done extends Dated {
  readonly by: string;
}
export interface WorldNote {
  readonly person: string;
  readonly category: string;
  readonly level?: ConcernLevel;
  readonly levelReason?: string;
  readonly nature: 'FACT' | 'ASSESSMENT';
  readonly body: string;
  readonly happenedOn: string;
  readonly happenedTime?: string;
  readonly basis: string;
  readonly sourceGrade?: number;
  readonly intelligenceGrade?: string;
  readonly handlingCode?: 'P' | 'C';
  readonly handlingConditions?: string;
  readonly marking?: 'OFFICIAL' | 'OFFICIAL_SENSITIVE';
  readonly disclosable?: 'YES' | 'NO' | 'REDACTED';
  readonly reportSeries?: string;
  readonly gangRole?: string;
  readonly thirdParties?: readonly string[];
}
export interface NoteAct extends Done, WorldNote {
  readonly act: 'note';
  readonly id: string;
}
export interface SupersedeAct extends Done, WorldNote {
  readonly act: 'supersede';
  readonly id: string;
  readonly note: string;
  readonly changeReason: string;
}
export interface WithdrawAct extends Done {
  readonly act: 'withdraw';
  readonly note: string;
  readonly reason: string;
}
export interface WorldRecipient {
  readonly agency: string;
  readonly unit?: string;
  readonly staff?: string;
}
export type WorldOutcome = 'SHARED' | 'SHARED_IN_PART' | 'WITHHELD' | 'DEFERRED' | 'NOT_RELEVANT';
export interface WorldItemDecision {
  readonly notes: readonly string[];
  readonly outcome: WorldOutcome;
  readonly reason?: string;
  readonly words?: string;
  readonly recipientWords?: string;
  readonly reviewBy?: string;
  readonly deferredUntil?: string;
  readonly sharedText?: string;
  readonly cuts?: readonly { readonly code: string; readonly words?: string }[];
  readonly conditionsAccepted?: boolean;
}
export interface WorldRecipientDecision {
  readonly to: WorldRecipient;
  readonly whyNeeded?: string;
  readonly purpose?: string;
  readonly gateway?: string;
  readonly protectionCondition?: string;
  readonly necessity?: string;
  readonly proportionality?: string;
  readonly asked?: string;
  readonly respondBy?: string;
  readonly items: readonly WorldItemDecision[];
}
/** Routine sharing, or (with `told`) the record of what was already said by telephone, at a meeting, by e-mail or by letter. */
export interface DecideAct extends Done {
  readonly act: 'decide';
  readonly id?: string;
  readonly person: string;
  readonly told?: { readonly how: 'TELEPHONE' | 'MEETING' | 'EMAIL' | 'LETTER'; readonly at: string };
  readonly recipients: readonly WorldRecipientDecision[];
  readonly leftOut?: readonly { readonly agency: string; readonly words: string }[];
}
export interface UrgentAct extends Done {
  readonly act: 'urgent';
  readonly id?: string;
  readonly person: string;
  readonly notes?: readonly string[];
  readonly body?: string;
  readonly category?: string;
  readonly level?: ConcernLevel;
  readonly recipients: readonly WorldRecipient[];
  readonly whyNow: string;
  readonly gateway: string;
}
export interface ShareOf {
  readonly share: { readonly of: string; readonly to: string };
}
export interface OpenAct extends Done, ShareOf {
  readonly act: 'open';
}
export interface AcknowledgeAct extends Done, ShareOf {
  readonly act: 'acknowledge';
  readonly words?: string;
}
export interface ReturnAct extends Done, ShareOf {
  readonly act: 'return';
  readonly reason: string;
}
export interface RevokeAct extends Done, ShareOf {
  readonly act: 'revoke';
  readonly reason: string;
}
export interface CircumstanceAct extends Done {
  readonly act: 'circumstance';
  readonly person: string;
  readonly kind: string;
  readonly happenedAt: string;
  readonly recipientAgency?: string;
}
export interface HeldElsewhereAct extends Done {
  readonly act: 'heldElsewhere';
  readonly person: string;
  readonly unit: string;
  readonly consideredOn: string;
  readonly consideredByRole: string;
  readonly ownReference: string;
  readonly reviewBy: string;
}
export interface StandingAct extends Done {
  readonly act: 'standing';
  readonly recipientAgency: string;
  readonly category: string;
  readonly words: string;
  readonly approvedBy?: string;
}
export interface EndorseAct extends Done {
  readonly act: 'endorse';
  readonly decision: { readonly of: string; readonly to: string; readonly note: string };
  readonly endorse: boolean;
  readonly words?: string;
}
/** A set of questions put to somebody; the version is the one in use. */
export interface AskAct extends Done {
  readonly act: 'ask';
  readonly id: string;
  readonly person: string;
  readonly set: string;
  readonly to: WorldRecipient;
  readonly workingDays?: number;
  readonly why?: string;
}
export interface OpenEnquiryAct extends Done {
  readonly act: 'openEnquiry';
  readonly enquiry: string;
}
export interface WorldAnswer {
  readonly question: string;
  readonly state: 'ANSWERED' | 'NOT_KNOWN' | 'NOT_HELD' | 'WITHHELD' | 'NO_FURTHER_ANSWER' | 'AWAITING';
  /** Of ANSWERED: field and value, once for each thing. */
  readonly rows?: readonly Readonly<Record<string, string | number | boolean | readonly string[]>>[];
  readonly awaitingFrom?: string;
  readonly awaitingUntil?: string;
  readonly reason?: string;
  readonly words?: string;
  readonly reviewBy?: string;
}
/** What is answered is saved and sent at once; what is not, stays open. */
export interface AnswerAct extends Done {
  readonly act: 'answer';
  readonly enquiry: string;
  readonly basis: string;
  readonly asAt: string;
  readonly source?: string;
  readonly marking?: 'OFFICIAL' | 'OFFICIAL_SENSITIVE';
  readonly disclosable?: 'YES' | 'NO' | 'REDACTED';
  readonly answers: readonly WorldAnswer[];
  readonly notes?: readonly WorldItemDecision[];
}
/** What other systems tell the product (stage of the case, risk of serious harm, who leads): done by the loader, without a person. */
export interface StageAct extends Dated {
  readonly act: 'stage';
  readonly person: string;
  readonly stage: string;
  readonly releaseAt?: string;
}
export interface RoshAct extends Dated {
  readonly act: 'rosh';
  readonly person: string;
  readonly setting: WorldRosh['setting'];
  readonly atRisk: WorldRosh['atRisk'];
  readonly level: ConcernLevel;
  readonly setBy: string;
}
export interface LeadAct extends Dated {
  readonly act: 'lead';
  readonly person: string;
  readonly agency: string;
  readonly lead: string;
}

export type PersonalAct =
  | NoteAct
  | SupersedeAct
  | WithdrawAct
  | DecideAct
  | UrgentAct
  | OpenAct
  | AcknowledgeAct
  | ReturnAct
  | RevokeAct
  | CircumstanceAct
  | HeldElsewhereAct
  | StandingAct
  | EndorseAct
  | AskAct
  | OpenEnquiryAct
  | AnswerAct
  | RunAct
  | ConferenceAct
  | PlanAct
  | ActionAct;
export type FeedAct = StageAct | RoshAct | LeadAct;
export type WorldAct = PersonalAct | FeedAct;
