import type { Thing as SoundThing } from '../sound-inputs.js';
import type { Case, State } from './cases.js';
import type { Principal } from './principals.js';

export type Kind = Exclude<SoundThing, 'sent share' | 'received share'> | 'share' | OfficeKind;
const KINDS: Readonly<Record<string, Kind>> = {
  'sent share': 'share',
  'received share': 'share',
  'own staff': 'staff record',
  'local account': 'staff record',
  'emergency to review': 'emergency',
  reviewer: 'staff',
  'protection desk': 'unit',
  'asked enquiry': 'enquiry',
  'question set proposed': 'question set',
  restriction: 'erasure',
  'run alone': 'run',
  'run to finish': 'run',
};
export const kindOf = (thing: SoundThing): Kind => KINDS[thing] ?? (thing as Kind);

/** What only the matrix makes. */
export const OFFICE_KINDS = [
  'change',
  'post',
  'staff record',
  'held elsewhere',
  'emergency',
  'recusal',
  'review scope',
  'protection record',
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** One thing of the seed, and the oracle: who may read it, from what the seed knows and from nothing that the product says. */
export interface Thing {
  readonly kind: Kind;
  readonly state: State;
  readonly id: string;
  readonly of?: Case;
  readonly readableBy: (who: Principal) => boolean;
}

const CASE_ROLES = [
  'POLICE_OFFENDER_MANAGER',
  'POLICE_DUTY_OFFICER',
  'LOCAL_INTELLIGENCE_OFFICER',
  'PROBATION_PRACTITIONER',
  'HEAD_OF_PROBATION_DELIVERY_UNIT',
  'PRISON_OFFENDER_MANAGER',
  'PRISON_SECURITY',
  'PARTNER_PRACTITIONER',
  'SUPERVISOR',
  'CONFERENCE_CHAIR',
  'SHARING_AUDITOR',
  'INFORMATION_GOVERNANCE_OFFICER',
];
const SUPERVISORS = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'];
const ADMINISTRATORS = ['AGENCY_ADMINISTRATOR'];
const GOVERNORS = ['INFORMATION_GOVERNANCE_OFFICER'];
const AUDITORS = ['SHARING_AUDITOR', ...GOVERNORS];
const NO_WRITERS = ['CONFERENCE_CHAIR', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'];
const holds = (who: Principal, roles: readonly string[]): boolean => who.roles.some((role) => roles.includes(role));
const works = (who: Principal): boolean => holds(who, CASE_ROLES);
export const worksWithCases = (who: Principal): boolean => who.signedIn && works(who);
export const writes = (who: Principal): boolean => who.signedIn && holds(who, CASE_ROLES.filter((role) => !NO_WRITERS.includes(role))); // prettier-ignore
export const samples = (who: Principal): boolean => who.signedIn && holds(who, [...SUPERVISORS, 'SHARING_AUDITOR']);
export const supervises = (who: Principal): boolean => holds(who, SUPERVISORS);

/** Whether they may open the person of a case at all. */
export function opens(who: Principal, { state, sight, holder }: Case): boolean {
  if (!who.signedIn || !sight.includes(who.agencyId) || state === 'a child’s') return false;
  if (who.name === 'policeExcluded' || who.name === 'policeAcquainted') return false;
  return state !== 'restricted' || who.agencyId !== holder.agencyId || who.name === holder.name;
}

const ours = (who: Principal, one: Case): boolean => works(who) && who.agencyId === one.holder.agencyId && opens(who, one);

export function readsShare(who: Principal, one: Case): boolean {
  if (!works(who) || !opens(who, one)) return false;
  return who.agencyId === one.holder.agencyId || (addressedTo(who, one) && one.state !== 'expired');
}

export function addressedTo(who: Principal, { to }: Case): boolean {
  return who.agencyId === to.agencyId && (!to.unitId || who.unitIds.includes(to.unitId)) && (!to.staffId || who.staffId === to.staffId);
}

/** Everything a case consists of. */
export function thingsOf(one: Case): Thing[] {
  const { state } = one;
  const own = (kind: Kind, id: string, more: (who: Principal) => boolean = () => true): Thing => ({
    kind,
    state,
    id,
    of: one,
    readableBy: (who) => ours(who, one) && more(who),
  });
  const person = (who: Principal): boolean => opens(who, one) && (works(who) || holds(who, ['RECORDS_MANAGER']));
  return [
    { kind: 'person', state, id: one.personId, of: one, readableBy: person },
    own('note', one.slight),
    own('note', one.grave),
    { kind: 'share', state, id: one.shareId, of: one, readableBy: (who) => readsShare(who, one) },
    own('decision set', one.setId),
    own('decision', one.decisionId),
    { kind: 'draft', state, id: one.draftId, of: one, readableBy: (who) => who.staffId === one.holder.staffId && opens(who, one) },
    own('work', one.workId, (who) => who.unitIds.includes(one.holder.unitIds[0] ?? '')),
    own('third party', one.thirdPartyId),
  ];
}

/** An enquiry goes to whom a share would go. */
const answers = (who: Principal, { kind, of }: Thing): boolean =>
  writes(who) && (kind !== 'enquiry' || (of !== undefined && addressedTo(who, of) && of.state !== 'expired'));

/** Recorded in a run by any agency that takes part in it. */
const IN_RUN = ['reportFact', 'takeStep', 'tryStep', 'doStep', 'checkStep', 'leaveStep', 'handOnStep', 'answerHandover', 'finishProcedure'];

const callsConferences = (who: Principal): boolean => who.signedIn && holds(who, [...SUPERVISORS, 'CONFERENCE_CHAIR']);
const speaks = (who: Principal): boolean => writes(who) || holds(who, ['CONFERENCE_CHAIR']);
const runsConference = (who: Principal, { of }: Thing): boolean => callsConferences(who) && who.agencyId === of?.holder.agencyId;

/** Acts that are not for everybody who may read: who else than these does one, was let do too much. Others ask no more than reading. */
const brings = (who: Principal, { of }: Thing): boolean => writes(who) && who.staffId === of?.holder.staffId;
export const ALLOWED: Readonly<Record<string, (who: Principal, thing: Thing) => boolean>> = {
  acknowledgeShare: (who, { of }) => writes(who) && of !== undefined && addressedTo(who, of),
  returnShare: (who, { of }) => writes(who) && of !== undefined && addressedTo(who, of),
  openShare: (who, { of }) => writes(who) && of !== undefined && addressedTo(who, of),
  revokeShare: (who, { of }) => writes(who) && who.agencyId === of?.holder.agencyId,
  // Where the person is named the note is one's own, and may be about a person of whom another agency holds notes too.
  supersedeNote: (who, { kind, of }) => writes(who) && (kind === 'person' || who.unitIds.includes(of?.holder.unitIds[0] ?? '')),
  withdrawNote: (who, { of }) => writes(who) && who.unitIds.includes(of?.holder.unitIds[0] ?? ''),
  endorseWithholding: (who, { of }) =>
    supervises(who) && who.unitIds.includes(of?.holder.unitIds[0] ?? '') && who.staffId !== of?.holder.staffId,
  answerGap: (who, { of }) => supervises(who) && who.unitIds.includes(of?.holder.unitIds[0] ?? ''),
  approveStandingDecision: (who) => supervises(who),
  decideSharing: writes,
  shareUrgently: writes,
  recordNote: writes,
  recordCircumstance: writes,
  recordHeldElsewhere: writes,
  saveDraft: writes,
  discardDraft: writes,
  proposeStandingDecision: writes,
  askQuestions: writes,
  considerEnquiry: writes,
  openEnquiry: answers,
  declineEnquiry: answers,
  saveAnswers: answers,
  confirmAnswers: answers,
  importResponse: answers,
  sendAnswers: answers,
  closeEnquiry: (who, { of }) => writes(who) && who.agencyId === of?.holder.agencyId,
  copyAnswers: writes,
  settleContradiction: writes,
  draftQuestionSet: (who) => holds(who, GOVERNORS),
  saveQuestionSet: (who) => holds(who, GOVERNORS),
  proposeQuestionSet: (who) => holds(who, GOVERNORS),
  endQuestionSet: (who) => holds(who, GOVERNORS),
  decideQuestionSet: (who) => holds(who, AUDITORS),
  proposeExtract: (who) => holds(who, GOVERNORS),
  decideExtract: (who) => holds(who, AUDITORS),
  placeHold: (who) => holds(who, GOVERNORS),
  liftHold: (who) => holds(who, GOVERNORS),
  askForErasure: (who) => holds(who, GOVERNORS),
  decideErasure: (who) => holds(who, GOVERNORS),
  reassignWork: (who) => supervises(who),
  giveWorkBack: (who) => supervises(who),
  reportUnsafeWork: (who) => supervises(who),
  answerUnsafeWork: (who) => supervises(who),
  fundPosts: (who) => holds(who, ADMINISTRATORS),
  liftRestriction: (who) => holds(who, GOVERNORS),
  beginProcedure: writes,
  beginProtectionProcedure: writes,
  openProcedure: (who, { kind, of }) => writes(who) && (kind !== 'run' || of === undefined || who.agencyId === of.holder.agencyId),
  ...Object.fromEntries(IN_RUN.map((act) => [act, writes])),
  stopProcedure: (who, { of }) => supervises(who) && (of === undefined || who.agencyId === of.holder.agencyId),
  recordRiskDecision: (who, { kind, of }) => writes(who) && (kind === 'person' || kind === 'run' || who.agencyId === of?.holder.agencyId),
  endorseRiskDecision: (who, { of }) =>
    supervises(who) && who.unitIds.includes(of?.holder.unitIds[0] ?? '') && who.staffId !== of?.holder.staffId,
  proposeThirdPartyDisclosure: (who, { kind, of }) =>
    writes(who) && (kind === 'person' || kind === 'run' || who.agencyId === of?.holder.agencyId),
  recordAttendance: (who, thing) => callsConferences(who) && (thing.kind === 'agency' || runsConference(who, thing)),
  endConference: runsConference,
  listOnAgenda: (who, thing) => callsConferences(who) && (thing.kind === 'person' || runsConference(who, thing)),
  callConference: callsConferences,
  takeOffAgenda: runsConference,
  minuteItem: speaks,
  setActionAtConference: speaks,
  decideThirdPartyDisclosure: (who, { of }) =>
    supervises(who) && who.unitIds.includes(of?.holder.unitIds[0] ?? '') && who.staffId !== of?.holder.staffId,
  setAction: (who, { kind, of }) => speaks(who) && (kind !== 'action declined' || who.agencyId === of?.holder.agencyId),
  recordOnAction: (who, { kind, of }) => writes(who) && (kind !== 'action' || who.agencyId === of?.to.agencyId),
  settleAction: (who, { of }) => speaks(who) && who.agencyId === of?.holder.agencyId,
  recordTelling: (who, { of }) => writes(who) && who.agencyId === of?.holder.agencyId,
  recordManagementPlan: (who, { kind, of }) => writes(who) && (kind !== 'management plan' || who.agencyId === of?.holder.agencyId),
  confirmManagementPlan: (who, { of }) => writes(who) && who.agencyId === of?.holder.agencyId,
  copyManagementPlan: (who, { of }) => writes(who) && who.agencyId === of?.holder.agencyId,
  beginImport: writes,
  stageImportRows: brings,
  confirmImport: brings,
  cancelImport: brings,
  drawSample: samples,
  recordSampleFinding: samples,
  askForAccessExtract: (who) => holds(who, AUDITORS),
  decideAccessExtract: (who) => holds(who, GOVERNORS),
  takeAccessExtract: (who, { of }) => holds(who, AUDITORS) && who.staffId === of?.holder.staffId,
  askForExport: (who) => holds(who, AUDITORS),
  askForPeriodExport: (who) => holds(who, AUDITORS),
  takeExport: (who, { of }) => holds(who, AUDITORS) && who.staffId === of?.holder.staffId,
};
