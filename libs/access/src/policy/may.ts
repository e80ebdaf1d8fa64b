import type { Role } from '@lib/kernel';
import type { About, Asker, SharePart, Thing, ThingKind } from './things.js';

export type PolicyAction = 'read' | 'record' | 'supersede' | 'withdraw' | 'share' | 'open' | 'answer' | 'revoke' | 'endorse' | 'close';

const PRACTISE: readonly Role[] = [
  'POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER',
  'PRISON_SECURITY', 'PARTNER_PRACTITIONER',
]; // prettier-ignore
const SUPERVISE: readonly Role[] = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'];
const AUDIT: readonly Role[] = ['SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'];
const WRITE: readonly Role[] = [...PRACTISE, ...SUPERVISE];
const WORK: readonly Role[] = [...WRITE, 'CONFERENCE_CHAIR', ...AUDIT];
const NAMES_CHILDREN: readonly string[] = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH', 'YOUTH_JUSTICE'];
const QUIET: readonly string[] = ['HEALTH', 'VOLUNTARY'];

/** A clause's name and what it says; a test may turn one round, to see that it decides something. */
export type Clause = (name: string, holds: boolean) => boolean;
const asItIs: Clause = (_name, holds) => holds;

/**
 * The policy. Everything else that admits or narrows (the abilities, the list conditions, the row-level policies) enforces this and is
 * compared with it. Nothing that is not said here is allowed.
 */
export function may(actor: Asker, action: PolicyAction, thing: Thing, at: Date, clause: Clause = asItIs): boolean {
  const rule = (action === 'read' ? READ : (WRITES[action] ?? {}))[thing.kind] as Rule | undefined;
  return rule?.(new Asked(actor, at, clause), thing as never) ?? false;
}

class Asked {
  constructor(
    readonly actor: Asker,
    readonly at: Date,
    readonly clause: Clause,
  ) {}
  /** Function: which roles do this work (memorandum of the agreement; domain vocabulary of roles). */
  function(name: string, roles: readonly Role[]): boolean {
    return this.clause(
      `function: ${name}`,
      this.actor.roles.some((role) => roles.includes(role)),
    );
  }
  works = (): boolean => this.function('works with cases', WORK);
  writes = (): boolean => this.function('writes to cases', WRITE);
  /** Each agency owns what it holds and answers for it (multi-agency public protection guidance). */
  own = (agencyId: string): boolean => this.clause('own agency', agencyId === this.actor.agencyId);
  mine = (staffId: string): boolean => this.clause('oneself', staffId === this.actor.staffId);
  myUnit = (unitId: string | null): boolean => this.clause('one’s units', unitId !== null && this.actor.unitIds.includes(unitId));
  during = (name: string, from: Date, to: Date | null): boolean =>
    this.clause(`${name}: begun`, from <= this.at) && this.clause(`${name}: not over`, to === null || this.at < to);

  /** Somebody who knows the person, or is kept from them, opens nothing about them by any way. */
  clear({ acquainted, keptFrom }: About): boolean {
    return (
      this.clause('not acquainted', !acquainted.includes(this.actor.staffId)) &&
      this.clause('not kept from', !keptFrom.some((one) => one.agencyId === this.actor.agencyId && one.staffId === this.actor.staffId))
    );
  }
  adult = (about: About): boolean => this.clause('an adult', about.adultFrom <= this.at);
  /** A child's case opens only to agencies of the kinds the policy names, under an agreement naming children. */
  childNamed({ childAgreements }: About): boolean {
    return (
      this.clause('kind of agency named for children', NAMES_CHILDREN.includes(this.actor.agencyKind)) &&
      childAgreements.some(
        (one) =>
          this.clause('party naming children', one.agencyIds.includes(this.actor.agencyId)) &&
          this.during('agreement naming children', one.from, one.to),
      )
    );
  }
  /** Case membership and access limits: the agency works with the person or was told something, and this one is not limited out. */
  canWork(about: About): boolean {
    const list = about.onlyFor.find(({ agencyId }) => agencyId === this.actor.agencyId);
    return (
      this.clause('known to the agency', about.knownTo.includes(this.actor.agencyId)) &&
      this.clear(about) &&
      this.clause('on the list where there is one', !list || list.staffIds.includes(this.actor.staffId)) &&
      (this.adult(about) || this.childNamed(about))
    );
  }
  /** Two hours' emergency opens a case that a list or a missing case closes; never a child's, and never writes. */
  emergency(about: About): boolean {
    const { staffId, agencyId } = this.actor;
    const live = about.emergencies.some(
      (one) =>
        this.clause('one’s own emergency', one.staffId === staffId && one.agencyId === agencyId) &&
        this.during('emergency', one.from, one.to),
    );
    return live && this.adult(about) && this.clear(about);
  }
  opens = (about: About): boolean => this.canWork(about) || this.emergency(about);
  /** An independent reviewer reads the agency's own record that the review was granted for, while it runs. */
  reviewed(about: About, agencyId: string | null, heldElsewhere = false): boolean {
    const granted = about.reviews.some(
      (one) =>
        this.clause('one’s own review', one.reviewerStaffId === this.actor.staffId) &&
        this.clause('the agency reviewed', agencyId === null || one.agencyId === agencyId) &&
        this.clause('review approved', one.approved) &&
        this.during('review', one.from, one.to) &&
        this.clause('review reaches what is held elsewhere', one.heldElsewhere || !heldElsewhere) &&
        (this.clause('review names children', one.children) || this.adult(about)),
    );
    return (
      granted &&
      this.function('independent reviewer', ['INDEPENDENT_REVIEWER']) &&
      this.clause('reviewer not acquainted', !about.acquainted.includes(this.actor.staffId))
    );
  }
  /** Sent to the agency, to the unit or to the person named; readable until the agreement's transition ends. */
  sentToMe({ recipientAgencyId, recipientUnitId, recipientStaffId, readableUntil }: SharePart): boolean {
    return (
      this.clause('recipient agency', recipientAgencyId === this.actor.agencyId) &&
      this.clause('recipient unit', recipientUnitId === null || this.actor.unitIds.includes(recipientUnitId)) &&
      this.clause('recipient person', recipientStaffId === null || recipientStaffId === this.actor.staffId) &&
      this.clause('agreement or its transition', readableUntil === null || this.at < readableUntil)
    );
  }
  sentByUs = ({ senderAgencyId }: SharePart): boolean => this.clause('sender agency', senderAgencyId === this.actor.agencyId);
  heldByUs = ({ agencyId, about }: { agencyId: string; about: About }): boolean => this.own(agencyId) && this.works() && this.opens(about);
}

type Rule = (asked: Asked, thing: never) => boolean;
type Rules = { readonly [K in ThingKind]?: (asked: Asked, thing: Extract<Thing, { kind: K }>) => boolean };

const READ: Rules = {
  Person: (a, { about }) => (a.function('opens people', [...WORK, 'RECORDS_MANAGER']) && a.opens(about)) || a.reviewed(about, null),
  // That a health or a voluntary agency works with somebody is told to nobody who only broke in for an emergency.
  CaseMember: (a, { about, agencyId, agencyKind }) =>
    (a.function('opens people', [...WORK, 'RECORDS_MANAGER']) &&
      a.opens(about) &&
      (!a.clause('quiet agency', QUIET.includes(agencyKind)) || a.own(agencyId) || a.canWork(about))) ||
    a.reviewed(about, null),
  RiskNote: (a, note) => a.heldByUs(note) || a.reviewed(note.about, note.agencyId),
  // Reasons for withholding stand in the decision: the deciding agency's alone, unless a review was granted.
  DecisionSet: (a, set) => a.heldByUs(set) || a.reviewed(set.about, set.agencyId),
  Decision: (a, decision) => a.heldByUs(decision) || a.reviewed(decision.about, decision.agencyId),
  // Classes apart: no emergency and no review opens third parties; what a desk holds elsewhere is that desk's.
  ThirdParty: (a, { agencyId, about }) => a.own(agencyId) && a.works() && a.canWork(about),
  HeldElsewhere: (a, { agencyId, unitId, about }) =>
    (a.own(agencyId) && a.writes() && a.myUnit(unitId) && a.canWork(about)) || a.reviewed(about, agencyId, true),
  Draft: (a, { staffId, agencyId, about }) =>
    a.mine(staffId) && a.own(agencyId) && a.function('opens people', [...WORK, 'RECORDS_MANAGER']) && a.opens(about),
  Share: (a, share) =>
    (a.works() && (a.sentByUs(share) || a.sentToMe(share)) && a.opens(share.about)) ||
    a.reviewed(share.about, share.senderAgencyId) ||
    a.reviewed(share.about, share.recipientAgencyId),
  // Revoked: the words are the sender's alone again.
  ShareItem: (a, share) =>
    (a.works() && a.opens(share.about) && (a.sentByUs(share) || (a.sentToMe(share) && a.clause('not revoked', !share.revoked)))) ||
    a.reviewed(share.about, share.senderAgencyId) ||
    (a.reviewed(share.about, share.recipientAgencyId) && a.clause('not revoked', !share.revoked)),
  TrailEntry: (a, entry) =>
    (a.own(entry.agencyId) && trailOf(a, entry) && deskOf(a, entry) && a.opens(entry.about)) ||
    a.reviewed(entry.about, entry.agencyId, entry.heldElsewhere),
  WorkItem: (a, { agencyId, staffId, unitId, role, about }) =>
    a.own(agencyId) &&
    (staffId === null || a.mine(staffId)) &&
    (unitId === null || a.myUnit(unitId)) &&
    a.clause('one’s role', role === null || (a.actor.roles as readonly string[]).includes(role)) &&
    (about === null || (a.works() && a.opens(about))),
  StandingDecision: (a, { agencyId }) => a.own(agencyId) && a.works(),
  // Data Protection Act 2018, section 62: who consulted what, for the agency's own auditors, for the four purposes.
  AccessLogEntry: (a, { agencyId }) => a.own(agencyId) && a.function('audits', AUDIT),
  // Keyed to the person protected; closed even to supervisors above the desk.
  ProtectionRecord: (a, { agencyId, unitId }) =>
    a.own(agencyId) && a.writes() && a.clause('post in that very unit', a.actor.postUnitIds.includes(unitId)),
  EmergencyAccess: (a, { agencyId, unitId, staffId }) =>
    a.own(agencyId) &&
    (a.mine(staffId) ||
      (a.function('supervises', SUPERVISE) && a.myUnit(unitId)) ||
      a.function('governs information', ['INFORMATION_GOVERNANCE_OFFICER'])),
  Recusal: (a, { agencyId, unitId }) => a.own(agencyId) && a.function('supervises', SUPERVISE) && a.myUnit(unitId),
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
const answer = (a: Asked, share: SharePart): boolean => a.writes() && a.sentToMe(share) && a.canWork(share.about);

/** Nothing is written in an emergency or under a review. */
const WRITES: Readonly<Partial<Record<PolicyAction, Rules>>> = {
  record: {
    RiskNote: (a, { agencyId, about }) => a.own(agencyId) && a.writes() && a.canWork(about),
    HeldElsewhere: (a, { agencyId, unitId, about }) => a.own(agencyId) && a.writes() && a.myUnit(unitId) && a.canWork(about),
  },
  supersede: { RiskNote: changeNote },
  withdraw: { RiskNote: changeNote },
  share: { RiskNote: (a, { agencyId, about }) => a.own(agencyId) && a.writes() && a.canWork(about) },
  open: { Share: answer },
  answer: { Share: answer },
  revoke: { Share: (a, share) => a.writes() && a.sentByUs(share) && a.canWork(share.about) },
  endorse: {
    Decision: (a, { agencyId, unitId, decidedBy, about }) =>
      a.own(agencyId) && a.function('supervises', SUPERVISE) && a.myUnit(unitId) && !a.mine(decidedBy) && a.canWork(about),
  },
  close: { WorkItem: READ.WorkItem as never },
};
