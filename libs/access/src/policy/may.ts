import { Asked, type Clause, type OfUnit, PRACTISE, SUPERVISE, AUDIT, WORK, SAMPLE, QUIET } from './asked.js';
import type { About, Asker, Held, OfDesk, SharePart, Thing, ThingKind } from './things.js';

export type PolicyAction =
  | 'read' | 'record' | 'supersede' | 'withdraw' | 'share' | 'open' | 'answer' | 'revoke' | 'endorse' | 'close' | 'end' | 'report'; // prettier-ignore

const asItIs: Clause = (_name, holds) => holds;

/**
 * The policy. Everything else that admits or narrows (the abilities, the list conditions, the row-level policies) enforces this and is
 * compared with it. Nothing that is not said here is allowed.
 */
export function may(actor: Asker, action: PolicyAction, thing: Thing, at: Date, clause: Clause = asItIs): boolean {
  const rule = (action === 'read' ? READ : (WRITES[action] ?? {}))[thing.kind] as Rule | undefined;
  return rule?.(new Asked(actor, at, clause), thing as never) ?? false;
}

type Rule = (asked: Asked, thing: never) => boolean;
type Rules = { readonly [K in ThingKind]?: (asked: Asked, thing: Extract<Thing, { kind: K }>) => boolean };

/** A share, or an enquiry: both agencies', of the recipient's only those it is addressed to, and whoever reviews either. */
function addressed(a: Asked, share: SharePart): boolean {
  return (
    (a.works() && (a.sentByUs(share) || a.sentToMe(share)) && a.opens(share.about)) ||
    a.reviewed(share.about, share.senderAgencyId) ||
    a.reviewed(share.about, share.recipientAgencyId)
  );
}

const governed = (a: Asked, { agencyId, about }: { agencyId: string; about: About }): boolean =>
  a.own(agencyId) && a.function('governs information', ['INFORMATION_GOVERNANCE_OFFICER']) && a.opens(about);

/** A class apart: the agency’s own, and no emergency and no review opens it. */
function apart(a: Asked, { agencyId, about }: Held): boolean {
  return a.own(agencyId) && a.works() && a.canWork(about);
}
const supervised = (a: Asked, of: OfUnit): boolean => a.own(of.agencyId) && a.answersFor(of);
const overseen = (a: Asked, of: OfUnit): boolean => a.own(of.agencyId) && (a.oversees() || a.answersFor(of));

const changedHands = (a: Asked, { unitId, fromStaffId, toStaffId, toUnitId }: Extract<Thing, { kind: 'WorkReassignment' }>): boolean =>
  [fromStaffId, toStaffId].some((id) => id !== null && a.mine(id)) ||
  (toStaffId === null && toUnitId !== null && a.myUnit(toUnitId)) ||
  a.answersFor({ unitId });

const takesPart = (a: Asked, { agencyIds }: { readonly agencyIds: readonly string[] }): boolean =>
  a.clause('takes part', agencyIds.includes(a.actor.agencyId));
// Keyed to the person protected; closed even to supervisors above the desk.
const atDesk = (a: Asked, unitId: string): boolean => a.clause('post in that very unit', a.actor.postUnitIds.includes(unitId));
const keptByDesk = (a: Asked, { agencyId, unitId }: OfUnit): boolean => a.own(agencyId) && a.writes() && atDesk(a, unitId);
const ofDesk = (a: Asked, { agencyId, deskUnitId }: OfDesk): boolean => keptByDesk(a, { agencyId, unitId: deskUnitId });

const reviewedOf = (a: Asked, about: About, agencyIds: readonly string[]): boolean =>
  agencyIds.some((agencyId) => a.reviewed(about, agencyId));

const wordsReach = (a: Asked, share: SharePart): boolean => a.clause('not revoked', !share.revoked) && a.released(share);

// That a health or a voluntary agency works with somebody is told to nobody who only broke in for an emergency.
const worksOnCase = (a: Asked, { about, agencyId, agencyKind }: Held & { readonly agencyKind: string }): boolean =>
  (a.function('opens people', [...WORK, 'RECORDS_MANAGER']) &&
    a.opens(about) &&
    (!a.clause('quiet agency', QUIET.includes(agencyKind)) || a.own(agencyId) || a.canWork(about))) ||
  a.reviewed(about, null);

const READ: Rules = {
  Person: (a, { about }) => (a.function('opens people', [...WORK, 'RECORDS_MANAGER']) && a.opens(about)) || a.reviewed(about, null),
  CaseMember: worksOnCase,
  CaseLead: worksOnCase,
  RiskNote: (a, note) => a.heldByUs(note) || a.reviewed(note.about, note.agencyId),
  // Reasons for withholding stand in the decision: the deciding agency's alone, unless a review was granted.
  DecisionSet: (a, set) => a.heldByUs(set) || a.reviewed(set.about, set.agencyId),
  Decision: (a, decision) => a.heldByUs(decision) || a.reviewed(decision.about, decision.agencyId),
  // Classes apart: no emergency and no review opens third parties; what a desk holds elsewhere is that desk's.
  ThirdParty: apart,
  ThirdPartyDisclosure: apart,
  HeldElsewhere: (a, { agencyId, unitId, about }) =>
    (a.own(agencyId) && a.writes() && a.myUnit(unitId) && a.canWork(about)) || a.reviewed(about, agencyId, true),
  Draft: (a, { staffId, agencyId, about }) =>
    a.mine(staffId) && a.own(agencyId) && a.function('opens people', [...WORK, 'RECORDS_MANAGER']) && a.opens(about),
  Share: addressed,
  // What was asked is read by whom a share would be read; every answer as given, and what is half typed, by the agency asked alone.
  Enquiry: addressed,
  Answer: (a, one) => a.heldByUs(one) || a.reviewed(one.about, one.agencyId),
  AnswerDraft: (a, draft) => answer(a, draft),
  Contradiction: (a, one) => a.heldByUs(one) || a.reviewed(one.about, one.agencyId),
  AnswerCopy: (a, one) => a.heldByUs(one) || a.reviewed(one.about, one.agencyId),
  // Steps, times and who has what: all who take part. What was written with them: the agency that wrote it.
  ProcedureRun: (a, run) =>
    run.about === null ? ofDesk(a, run) : (a.works() && takesPart(a, run) && a.opens(run.about)) || reviewedOf(a, run.about, run.agencyIds),
  RiskDecision: (a, one) => a.heldByUs(one) || a.reviewed(one.about, one.agencyId),
  ManagementPlan: (a, one) => a.heldByUs(one) || a.reviewed(one.about, one.agencyId),
  // Whoever was there when it was set, and nobody else.
  Action: (a, one) => (a.works() && takesPart(a, one) && a.opens(one.about)) || reviewedOf(a, one.about, one.agencyIds),
  ProcedureWords: (a, one) => (one.about === null ? ofDesk(a, one) : a.heldByUs(one) || a.reviewed(one.about, one.agencyId)),
  // When and where: every agency that is invited. Whom it speaks of, and what it said: those invited for this person, and no emergency.
  Conference: (a, conference) => a.works() && takesPart(a, conference),
  ConferenceItem: (a, item) => (a.works() && takesPart(a, item) && a.canWork(item.about)) || reviewedOf(a, item.about, item.agencyIds),
  // Revoked, the words are the sender's alone again; until they are on the record, they are the sender's still.
  ShareItem: (a, share) =>
    (a.works() && a.opens(share.about) && (a.sentByUs(share) || (a.sentToMe(share) && wordsReach(a, share)))) ||
    a.reviewed(share.about, share.senderAgencyId) ||
    (a.reviewed(share.about, share.recipientAgencyId) && wordsReach(a, share)),
  TrailEntry: (a, entry) =>
    a.clause('of a disclosure to a third party', entry.ofDisclosure)
      ? apart(a, entry) && trailOf(a, entry)
      : (a.own(entry.agencyId) && trailOf(a, entry) && deskOf(a, entry) && a.opens(entry.about)) ||
        a.reviewed(entry.about, entry.agencyId, entry.heldElsewhere),
  WorkItem: (a, { agencyId, staffId, unitId, role, about, deskUnitId }) =>
    a.own(agencyId) &&
    (deskUnitId === null || atDesk(a, deskUnitId)) &&
    (staffId === null || a.mine(staffId)) &&
    (unitId === null || a.myUnit(unitId)) &&
    a.clause('one’s role', role === null || (a.actor.roles as readonly string[]).includes(role)) &&
    (about === null || (a.works() && a.opens(about))),
  StandingDecision: (a, { agencyId }) => a.own(agencyId) && a.works(),
  // Data Protection Act 2018, section 62: who consulted what, for the agency's own auditors, for the four purposes.
  AccessLogEntry: (a, { agencyId }) => a.own(agencyId) && a.function('audits', AUDIT),
  ProtectionRecord: keptByDesk,
  EmergencyAccess: (a, { agencyId, unitId, staffId }) =>
    a.own(agencyId) &&
    (a.mine(staffId) || a.answersFor({ unitId }) || a.function('governs information', ['INFORMATION_GOVERNANCE_OFFICER'])),
  Recusal: supervised,
  // The holding unit's: whoever answers for it, and whoever checks the whole agency.
  Gap: (a, { agencyId, unitId, about }) => a.own(agencyId) && (a.function('audits', AUDIT) || a.answersFor({ unitId })) && a.opens(about),
  // That a court or a review looks at somebody, or that something must go: whoever answers for what the agency keeps.
  LegalHold: governed,
  ErasureRequest: governed,
  // Supervisors review sharing decisions; whoever took one reads why it was returned to them.
  DecisionSample: (a, { agencyId }) => a.own(agencyId) && a.function('samples decisions', SAMPLE),
  SampledDecision: (a, { agencyId, about }) => a.own(agencyId) && a.function('samples decisions', SAMPLE) && a.opens(about),
  SampleFinding: (a, { agencyId, decidedBy, finding, about }) =>
    a.own(agencyId) &&
    (a.function('samples decisions', SAMPLE) || (finding === 'RETURNED' && a.works() && a.mine(decidedBy))) &&
    a.opens(about),
  // Whoever is away, whoever covers and whoever supervises the unit: nobody else plans by it.
  Absence: (a, absence) => a.own(absence.agencyId) && (a.mine(absence.staffId) || a.covers(absence) || a.answersFor(absence)),
  // That there was something to tell somebody, and whether it arrived: theirs alone, supervised or not.
  Mail: (a, { agencyId, staffId }) => a.own(agencyId) && a.mine(staffId),
  // What a unit cannot do safely, and whom it is paid to have: whoever answers for it, and whoever answers for the whole agency.
  UnsafeWork: overseen,
  FundedPosts: overseen,
  StandardTime: (a, { agencyId }) => a.own(agencyId) && (a.oversees() || a.function('supervises', SUPERVISE)),
  // Who gave which work to whom, and why: whoever had it, whoever has it, whoever supervises where it was given.
  WorkReassignment: (a, one) => a.own(one.agencyId) && changedHands(a, one) && (one.about === null || (a.works() && a.opens(one.about))),
  // That the access log was taken out, under what demand: the same, but for the one whose acts it lists.
  AccessExtract: (a, { agencyId, ofStaffId, about }) =>
    a.own(agencyId) && a.function('audits', AUDIT) && (ofStaffId === null || !a.mine(ofStaffId)) && (about === null || a.opens(about)),
  // That the record of somebody, or of some days, was taken out, for whom and why: whoever answers for what the agency shares.
  RecordExport: (a, { agencyId, about }) => a.own(agencyId) && a.function('audits', AUDIT) && (about === null || a.opens(about)),
  // How much was brought in, and what came of it: whoever brought it, and whoever answers for their unit. The rows are theirs alone.
  RecordImport: (a, one) => a.own(one.agencyId) && ((a.mine(one.staffId) && a.writes()) || a.answersFor(one)),
  ImportRow: (a, { agencyId, staffId, about }) => a.own(agencyId) && a.mine(staffId) && a.writes() && (about === null || a.canWork(about)),
  ReviewScope: (a, { agencyId, reviewerStaffId }) =>
    a.clause('one’s own review', reviewerStaffId === a.actor.staffId) || (a.own(agencyId) && a.function('audits', AUDIT)),
};

type TrailThing = Extract<Thing, { kind: 'TrailEntry' }>;
/** Auditors the whole agency's; supervisors their units'; practitioners what is theirs or about their cases. */
function trailOf(a: Asked, { about, unitId, staffId, fromAgencyId, toUnitId }: TrailThing): boolean {
  const ours = about.cases.filter(({ agencyId }) => agencyId === a.actor.agencyId);
  const ofOurUnits = (): boolean => ours.some((one) => a.myUnit(one.unitId));
  return (
    a.function('audits', AUDIT) ||
    (a.function('supervises', SUPERVISE) &&
      ((a.myUnit(unitId) && a.clause('done by the agency', fromAgencyId === a.actor.agencyId)) || a.myUnit(toUnitId) || ofOurUnits())) ||
    (a.function('practises', [...PRACTISE, 'CONFERENCE_CHAIR']) &&
      (a.mine(staffId) || ours.some(({ leadStaffId }) => a.clause('leads the case', leadStaffId === a.actor.staffId)) || ofOurUnits()))
  );
}
const deskOf = (a: Asked, { heldElsewhere, unitId }: TrailThing): boolean => !a.clause('held elsewhere', heldElsewhere) || a.myUnit(unitId);

const changeNote = (a: Asked, note: Extract<Thing, { kind: 'RiskNote' }>): boolean =>
  a.own(note.agencyId) && a.writes() && a.canWork(note.about) && (a.mine(note.authorStaffId) || a.myUnit(note.unitId));
/** Whoever supervises the unit that decided, and did not decide it themselves. */
const endorsed = (
  a: Asked,
  { agencyId, unitId, decidedBy, about }: Omit<Extract<Thing, { kind: 'Decision' | 'RiskDecision' }>, 'kind'>,
): boolean => supervised(a, { agencyId, unitId }) && !a.mine(decidedBy) && a.canWork(about);
const answer = (a: Asked, share: SharePart): boolean => a.writes() && a.sentToMe(share) && a.canWork(share.about);

type ActionThing = Extract<Thing, { kind: 'Action' }>;
/** Given to them by name, to their unit or to the agency as a whole; or to somebody of a unit that they supervise. */
const givenTo = (a: Asked, { toStaffId, toUnitId, atUnitId }: ActionThing): boolean =>
  (toStaffId === null ? toUnitId === null || a.myUnit(toUnitId) : a.mine(toStaffId)) || a.answersFor({ unitId: atUnitId });

/** Nothing is written in an emergency or under a review. */
const WRITES: Readonly<Partial<Record<PolicyAction, Rules>>> = {
  record: {
    RiskNote: (a, { agencyId, about }) => a.own(agencyId) && a.writes() && a.canWork(about),
    HeldElsewhere: (a, { agencyId, unitId, about }) => a.own(agencyId) && a.writes() && a.myUnit(unitId) && a.canWork(about),
    Enquiry: (a, enquiry) => a.writes() && a.sentByUs(enquiry) && a.canWork(enquiry.about),
    AnswerCopy: (a, { agencyId, about }) => a.own(agencyId) && a.writes() && a.canWork(about),
    ProcedureRun: (a, run) => (run.about === null ? ofDesk(a, run) : a.own(run.agencyId) && a.writes() && a.canWork(run.about)),
    RiskDecision: (a, { agencyId, about }) => a.own(agencyId) && a.writes() && a.canWork(about),
    ManagementPlan: (a, { agencyId, about }) => a.own(agencyId) && a.writes() && a.canWork(about),
    ThirdPartyDisclosure: (a, { agencyId, about }) => a.own(agencyId) && a.writes() && a.canWork(about),
    Conference: (a, { agencyId }) => a.own(agencyId) && a.callsConferences(),
    ConferenceItem: (a, { agencyId, about }) => a.own(agencyId) && a.callsConferences() && a.canWork(about),
    Action: (a, { agencyId, about }) => a.own(agencyId) && a.speaksInConferences() && a.canWork(about),
    // With whom an agency works: whoever supervises says it, of anybody.
    Person: (a) => a.function('supervises', SUPERVISE),
    RecordImport: (a, { agencyId, staffId }) => a.own(agencyId) && a.mine(staffId) && a.writes(),
    // That somebody has gone is for whoever supervises to say.
    Absence: (a, absence) =>
      a.own(absence.agencyId) && ((a.mine(absence.staffId) && a.clause('not vacant', absence.sort !== 'VACANT')) || a.answersFor(absence)),
  },
  end: { Absence: (a, absence) => a.own(absence.agencyId) && (a.mine(absence.staffId) || a.answersFor(absence)) },
  report: { UnsafeWork: supervised },
  supersede: { RiskNote: changeNote },
  withdraw: { RiskNote: changeNote },
  share: {
    RiskNote: (a, { agencyId, about }) => a.own(agencyId) && a.writes() && a.canWork(about),
    // A run on a protection record is let in to by nobody.
    ProcedureRun: (a, { agencyId, about }) => about !== null && a.own(agencyId) && a.writes() && a.canWork(about),
  },
  open: { Share: (a, share) => answer(a, share) && a.released(share), Enquiry: answer },
  answer: {
    Share: (a, share) => answer(a, share) && a.released(share),
    Enquiry: answer,
    Gap: (a, gap) => supervised(a, gap) && a.canWork(gap.about),
    UnsafeWork: supervised,
    Action: (a, one) => a.own(one.toAgencyId) && a.writes() && a.canWork(one.about) && givenTo(a, one),
    ConferenceItem: (a, item) => a.speaksInConferences() && takesPart(a, item) && a.canWork(item.about),
    // Whose each step is say the posts that its map names.
    ProcedureRun: (a, run) => (run.about === null ? ofDesk(a, run) : a.writes() && takesPart(a, run) && a.canWork(run.about)),
  },
  revoke: { Share: (a, share) => a.writes() && a.sentByUs(share) && a.canWork(share.about) },
  endorse: {
    Decision: endorsed,
    RiskDecision: endorsed,
    ThirdPartyDisclosure: (a, one) => endorsed(a, { ...one, decidedBy: one.proposedBy }),
  },
  close: {
    WorkItem: READ.WorkItem as never,
    Enquiry: (a, enquiry) => a.writes() && a.sentByUs(enquiry) && a.canWork(enquiry.about),
    Contradiction: (a, { agencyId, about }) => a.own(agencyId) && a.writes() && a.canWork(about),
    // Only whoever set it ends it.
    Action: (a, { agencyId, about }) => a.own(agencyId) && a.speaksInConferences() && a.canWork(about),
  },
};
