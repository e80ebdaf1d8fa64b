import type { Role } from '@lib/kernel';
import type { About, Asker, SharePart } from './things.js';

export const PRACTISE: readonly Role[] = [
  'POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER',
  'PRISON_SECURITY', 'PARTNER_PRACTITIONER',
]; // prettier-ignore
export const SUPERVISE: readonly Role[] = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'];
export const AUDIT: readonly Role[] = ['SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'];
const WRITE: readonly Role[] = [...PRACTISE, ...SUPERVISE];
const CALL: readonly Role[] = ['CONFERENCE_CHAIR', ...SUPERVISE];
export const WORK: readonly Role[] = [...WRITE, 'CONFERENCE_CHAIR', ...AUDIT];
const OVERSEE: readonly Role[] = ['AGENCY_ADMINISTRATOR', 'SHARING_AUDITOR'];
export const SAMPLE: readonly Role[] = [...SUPERVISE, 'SHARING_AUDITOR'];
const NAMES_CHILDREN: readonly string[] = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH', 'YOUTH_JUSTICE'];
export const QUIET: readonly string[] = ['HEALTH', 'VOLUNTARY'];

/** A clause's name and what it says; a test may turn one round, to see that it decides something. */
export type Clause = (name: string, holds: boolean) => boolean;

export interface OfUnit {
  readonly agencyId: string;
  readonly unitId: string;
}

/** Somebody at an instant, and each thing that the policy can ask about them: one clause each, with the source of the rule it is of. */
export class Asked {
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
  callsConferences = (): boolean => this.function('calls conferences', CALL);
  speaksInConferences = (): boolean => this.function('speaks in conferences', [...WRITE, 'CONFERENCE_CHAIR']);
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
  /** Log before release: the words wait for the signed record, but not for ever. */
  released = ({ opensAt }: SharePart): boolean => this.clause('on the record, or waited for it', opensAt <= this.at);
  sentByUs = ({ senderAgencyId }: SharePart): boolean => this.clause('sender agency', senderAgencyId === this.actor.agencyId);
  covers = ({ coverId }: { coverId: string | null }): boolean => this.clause('covers', coverId === this.actor.staffId);
  answersFor = ({ unitId }: Pick<OfUnit, 'unitId'>): boolean => this.function('supervises', SUPERVISE) && this.myUnit(unitId);
  oversees = (): boolean => this.function('oversees units', OVERSEE);
  heldByUs = ({ agencyId, about }: { agencyId: string; about: About }): boolean => this.own(agencyId) && this.works() && this.opens(about);
}
