import type { Principal } from './principal.js';

/**
 * Who may see what, said once more and apart from the product: plain conditions over the rows that were planted. Where the product and this
 * file disagree, the prober is red, and one of the two is wrong.
 */
export interface PersonFacts {
  readonly id: string;
  readonly minor: boolean;
  /** Agencies that work with them or were ever sent something about them. */
  readonly sighted: Set<string>;
  /** Who has the case in each agency. */
  readonly cases: ReadonlyMap<string, { readonly unitId: string; readonly leadStaffId: string }>;
  /** In these agencies only the people named may open the case. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
  /** Staff who are excluded by name, or who said that they know this person. */
  readonly keptFrom: ReadonlySet<string>;
  /** Whoever reads a row that holds their identifier: an emergency, an acquaintance, a review. */
  readonly namedTo: Sees[];
}
type Sees = (principal: Principal) => boolean;
export interface ShareFacts {
  readonly person: PersonFacts;
  readonly senderAgencyId: string;
  readonly recipientAgencyId: string;
  readonly recipientUnitId: string | null;
  readonly recipientStaffId: string | null;
  readonly opened: boolean;
  readonly revoked: boolean;
  /** Its agreement has ended and the time to settle what was under way as well. */
  readonly lapsed: boolean;
}

const NO_CASES = ['RECORDS_MANAGER', 'AGENCY_ADMINISTRATOR', 'INDEPENDENT_REVIEWER'];
const OVERSEERS = ['SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'];
const CHIEFS = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'];
const PUBLIC_PROTECTION = ['POLICE', 'PROBATION', 'PRISON'];
const SAY_MUCH = ['HEALTH', 'VOLUNTARY'];

const holds = ({ roles }: Principal, ...any: string[]): boolean => roles.some((role) => any.includes(role));
const holdsBut = ({ roles }: Principal, ...not: string[]): boolean => roles.some((role) => !not.includes(role));
const own = (p: Principal, agencyId: string): boolean => p.enters && p.agencyId === agencyId;

/** Works with cases: any role but those that keep the directory and the records in order, or come from outside. */
export const worksCases = (p: Principal): boolean => p.enters && holdsBut(p, ...NO_CASES);
export const writesCases = (p: Principal): boolean => p.enters && holdsBut(p, ...NO_CASES, ...OVERSEERS, 'CONFERENCE_CHAIR');

/** The case is theirs to work with: known to the agency, on the list of a limited one, not kept from them, and no child's without its agreement. */
export function works(p: Principal, person: PersonFacts): boolean {
  const limited = person.allowed.get(p.agencyId);
  if (!p.enters || !person.sighted.has(p.agencyId) || person.keptFrom.has(p.staffId)) return false;
  return (!limited || limited.includes(p.staffId)) && (!person.minor || p.opensChildren);
}
/** An emergency gets past a list of names and a missing case, and past nothing else. */
export const opens = (p: Principal, person: PersonFacts): boolean =>
  works(p, person) || (p.enters && p.emergencies.has(person.id) && !person.minor && !person.keptFrom.has(p.staffId));

/** A reviewer reads one agency's record on named people; which agency's does not matter where `agencyId` is null. */
export const reviews = (p: Principal, person: PersonFacts, agencyId: string | null, heldElsewhere = false): boolean =>
  p.enters &&
  holds(p, 'INDEPENDENT_REVIEWER') &&
  p.scopes.some(
    (scope) =>
      (agencyId === null || scope.agencyId === agencyId) &&
      scope.personIds.includes(person.id) &&
      (scope.heldElsewhere || !heldElsewhere) &&
      (scope.children || !person.minor) &&
      !person.keptFrom.has(p.staffId),
  );

export const seesPerson = (p: Principal, person: PersonFacts): boolean =>
  (opens(p, person) && (worksCases(p) || holds(p, 'RECORDS_MANAGER'))) || reviews(p, person, null);
/** That a health or a voluntary agency works with somebody says much: an emergency does not tell it. */
export const seesCase = (p: Principal, person: PersonFacts, agency: { readonly id: string; readonly kind: string }): boolean =>
  seesPerson(p, person) && (p.agencyId === agency.id || !SAY_MUCH.includes(agency.kind) || works(p, person) || reviews(p, person, null));
export const seesPublicProtection = (p: Principal): boolean => worksCases(p) && PUBLIC_PROTECTION.includes(p.agencyKind);

/** A note, a decision and its reasons: the agency's own, whoever else was told. */
export const seesOwn = (p: Principal, agencyId: string, person: PersonFacts): boolean =>
  (own(p, agencyId) && worksCases(p) && opens(p, person)) || reviews(p, person, agencyId);
/** A run: every agency that takes part in it, and whoever reviews one of them. */
export const seesRun = (p: Principal, agencyIds: readonly string[], person: PersonFacts): boolean =>
  (p.enters && worksCases(p) && agencyIds.includes(p.agencyId) && opens(p, person)) || agencyIds.some((id) => reviews(p, person, id));
/** When and where agencies meet: all that are invited. */
export const seesConference = (p: Principal, agencyIds: readonly string[]): boolean =>
  p.enters && worksCases(p) && agencyIds.includes(p.agencyId);
/** Whom they speak of: those invited for this person, and no emergency. */
export const seesConferenceItem = (p: Principal, agencyIds: readonly string[], person: PersonFacts): boolean =>
  (seesConference(p, agencyIds) && works(p, person)) || agencyIds.some((id) => reviews(p, person, id));
/** A class apart: neither an emergency nor a review opens them. */
export const seesThirdParty = (p: Principal, agencyId: string, person: PersonFacts): boolean =>
  own(p, agencyId) && worksCases(p) && works(p, person);
/** How much was brought in: whoever brought it, and whoever supervises where they did. */
export const seesImport = (p: Principal, by: Principal): boolean =>
  own(p, by.agencyId) && ((p.staffId === by.staffId && writesCases(p)) || (holds(p, ...CHIEFS) && p.unitIds.includes(by.homeUnitId ?? '')));
/** What stands in it: whoever brought it alone, and of somebody only while they may work with the case. */
export const seesImportRow = (p: Principal, by: Principal, person: PersonFacts | null): boolean =>
  own(p, by.agencyId) && p.staffId === by.staffId && writesCases(p) && (person === null || works(p, person));
export const seesDraft = (p: Principal, staffId: string, person: PersonFacts): boolean =>
  p.enters && p.staffId === staffId && opens(p, person);

export const isSender = (p: Principal, share: ShareFacts): boolean => own(p, share.senderAgencyId);

const reviewsSender = (p: Principal, share: ShareFacts): boolean => reviews(p, share.person, share.senderAgencyId);
/** The cover of a share: that it was sent, by whom, under what. */
export function seesShare(p: Principal, share: ShareFacts): boolean {
  if (reviewsSender(p, share) || reviews(p, share.person, share.recipientAgencyId)) return true;
  if (!worksCases(p) || !opens(p, share.person)) return false;
  if (isSender(p, share)) return true;
  return (
    own(p, share.recipientAgencyId) &&
    (share.recipientUnitId === null || p.unitIds.includes(share.recipientUnitId)) &&
    (share.recipientStaffId === null || p.staffId === share.recipientStaffId) &&
    !share.lapsed
  );
}
/** What went: to its recipients once it was opened, until it was taken back. */
export const seesContent = (p: Principal, share: ShareFacts): boolean =>
  seesShare(p, share) && (isSender(p, share) || reviewsSender(p, share) || (share.opened && !share.revoked));
/** The sender's own knowledge of a share: the note it came from, the set, why it was taken back. */
export const seesSendersSide = (p: Principal, share: ShareFacts): boolean =>
  seesShare(p, share) && (isSender(p, share) || reviewsSender(p, share));

/** What is half typed in answer to an enquiry: theirs to whom it is addressed, and never a reviewer's. */
export const seesAnswerDraft = (p: Principal, enquiry: ShareFacts): boolean =>
  writesCases(p) &&
  works(p, enquiry.person) &&
  own(p, enquiry.recipientAgencyId) &&
  (enquiry.recipientUnitId === null || p.unitIds.includes(enquiry.recipientUnitId)) &&
  (enquiry.recipientStaffId === null || p.staffId === enquiry.recipientStaffId) &&
  !enquiry.lapsed;

/** What an agency asks in its own words is its own: once in use it is everybody's there, until then theirs who answer for it. */
export const seesQuestionSet = (p: Principal, agencyId: string, state: string): boolean =>
  own(p, agencyId) && (['PUBLISHED', 'REPLACED', 'RETIRED'].includes(state) || holds(p, ...OVERSEERS));
export const seesExtract = (p: Principal, agencyId: string): boolean => own(p, agencyId) && holds(p, ...OVERSEERS);

/** What must be kept and what must go: whoever answers for it, about people whose case they may open. */
export const seesKept = (p: Principal, agencyId: string, person: PersonFacts): boolean =>
  own(p, agencyId) && holds(p, 'INFORMATION_GOVERNANCE_OFFICER') && opens(p, person);

/** Samples of an agency's decisions: whoever looks at them; a decision in one, of people whose case they may open. */
export const seesSamples = (p: Principal, agencyId: string): boolean => own(p, agencyId) && holds(p, ...CHIEFS, 'SHARING_AUDITOR');
export const seesSampled = (p: Principal, agencyId: string, person: PersonFacts): boolean => seesSamples(p, agencyId) && opens(p, person);
export interface FindingFacts {
  readonly agencyId: string;
  readonly person: PersonFacts;
  readonly decidedBy: string;
  readonly finding: string;
}
export const seesFinding = (p: Principal, { agencyId, person, decidedBy, finding }: FindingFacts): boolean =>
  seesSampled(p, agencyId, person) ||
  (own(p, agencyId) && worksCases(p) && p.staffId === decidedBy && finding === 'RETURNED' && opens(p, person));
export const seesExport = (p: Principal, agencyId: string, person: PersonFacts): boolean =>
  own(p, agencyId) && holds(p, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER') && opens(p, person);
/** The same; but an extract of what one of them did is not shown to that one. */
export const seesAccessExtract = (p: Principal, of: { agencyId: string; person: PersonFacts | null; listed: string | null }): boolean =>
  own(p, of.agencyId) && holds(p, ...OVERSEERS) && p.staffId !== of.listed && (of.person === null || opens(p, of.person));
/** Of days: nobody in it is there to be seen. */
export const seesPeriodExport = (p: Principal, agencyId: string): boolean =>
  own(p, agencyId) && holds(p, 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER');
/** That somebody is away, and who covers: themselves, the cover, and whoever supervises their unit. */
export const seesAbsence = (p: Principal, of: { agencyId: string; unitId: string; staffId: string; coverId: string | null }): boolean =>
  own(p, of.agencyId) && (p.staffId === of.staffId || p.staffId === of.coverId || (holds(p, ...CHIEFS) && p.unitIds.includes(of.unitId)));
/** What a unit has to do and whom it has: its supervisors and those above, and whoever answers for the whole agency. */
export const seesTeam = (p: Principal, agencyId: string, unitId: string): boolean =>
  own(p, agencyId) && (holds(p, 'SHARING_AUDITOR', 'AGENCY_ADMINISTRATOR') || (holds(p, ...CHIEFS) && p.unitIds.includes(unitId)));

/** That there is such work, of which kind and since when, never what it says: whoever answers for the unit, as far as they may open the case. */
export const seesTeamWork = (p: Principal, agencyId: string, unitId: string, person: PersonFacts | null): boolean =>
  seesTeam(p, agencyId, unitId) && (person === null || (worksCases(p) && opens(p, person)));

export interface HandsFacts {
  readonly agencyId: string;
  /** The unit on whose list it was given. */
  readonly unitId: string;
  readonly fromStaffId: string | null;
  readonly to: { readonly unitId: string | null; readonly staffId: string | null };
  readonly person: PersonFacts | null;
}
/** That work changed hands, and why: whose it was, whose it is, and whoever supervises the unit, as far as they may open the case. */
export const seesHands = (p: Principal, { agencyId, unitId, fromStaffId, to, person }: HandsFacts): boolean =>
  own(p, agencyId) &&
  (p.staffId === fromStaffId ||
    p.staffId === to.staffId ||
    (to.staffId === null && to.unitId !== null && p.unitIds.includes(to.unitId)) ||
    (holds(p, ...CHIEFS) && p.unitIds.includes(unitId))) &&
  (person === null || (worksCases(p) && opens(p, person)));

export const seesHeldElsewhere = (p: Principal, agencyId: string, unitId: string, person: PersonFacts): boolean =>
  (own(p, agencyId) && writesCases(p) && p.unitIds.includes(unitId) && works(p, person)) || reviews(p, person, agencyId, true);

export const seesStanding = (p: Principal, agencyId: string): boolean => own(p, agencyId) && worksCases(p);

export interface WorkFacts {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly staffId: string | null;
  readonly role: string | null;
  readonly person: PersonFacts | null;
}
export const seesWork = (p: Principal, work: WorkFacts): boolean =>
  own(p, work.agencyId) &&
  (work.staffId === null || work.staffId === p.staffId) &&
  (work.unitId === null || p.unitIds.includes(work.unitId)) &&
  (work.role === null || holds(p, work.role)) &&
  (work.person === null || (worksCases(p) && opens(p, work.person)));

/** What was asked of a desk: the asker's, their auditors', and that very desk's. */
export const seesQuestion = (p: Principal, asker: Principal, desk: { readonly agencyId: string; readonly unitId: string }): boolean =>
  (own(p, asker.agencyId) && (p.staffId === asker.staffId || holds(p, ...OVERSEERS))) || seesDeskAnswer(p, desk);
/** That there is a question is work of the desk, which names nobody. */
export const knowsOfQuestion = (p: Principal, desk: { readonly agencyId: string; readonly unitId: string }): boolean =>
  own(p, desk.agencyId) && p.unitIds.includes(desk.unitId);
/** What the desk did with it tells whom the desk knows: it stays with the desk. */
export const seesDeskAnswer = (p: Principal, desk: { readonly agencyId: string; readonly unitId: string }): boolean =>
  own(p, desk.agencyId) && worksCases(p) && p.unitIds.includes(desk.unitId);

const ASKS_FOR_DESKS = [
  'POLICE_OFFENDER_MANAGER',
  'POLICE_DUTY_OFFICER',
  'PROBATION_PRACTITIONER',
  'PRISON_OFFENDER_MANAGER',
  'PRISON_SECURITY',
  ...CHIEFS,
];
/** Whether the signpost may tell them which desk to ring about a person, whom they need not be able to open. */
export const mayBeSignposted = (p: Principal, person: PersonFacts): boolean =>
  p.enters &&
  holds(p, ...ASKS_FOR_DESKS) &&
  PUBLIC_PROTECTION.includes(p.agencyKind) &&
  person.allowed.size === 0 &&
  !person.keptFrom.has(p.staffId);

interface Place {
  readonly agencyId: string;
  readonly unitId: string;
}
const supervisesThere = (p: Principal, { agencyId, unitId }: Place): boolean =>
  own(p, agencyId) && holds(p, ...CHIEFS) && p.unitIds.includes(unitId);
export const seesEmergency = (p: Principal, place: Place & { readonly staffId: string }): boolean =>
  own(p, place.agencyId) && (p.staffId === place.staffId || supervisesThere(p, place) || holds(p, 'INFORMATION_GOVERNANCE_OFFICER'));
const BREAK_IN = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'YOUTH_JUSTICE'];
/** Health and voluntary agencies ring a desk instead. */
export const breaksIn = (p: Principal): boolean => writesCases(p) && BREAK_IN.includes(p.agencyKind);
/** The holding unit's supervisors, and who oversees the agency. */
export const seesGap = (p: Principal, place: Place, person: PersonFacts): boolean =>
  ((own(p, place.agencyId) && holds(p, ...OVERSEERS)) || supervisesThere(p, place)) && opens(p, person);
/** Told to the supervisor, privately. */
export const seesRecusal = supervisesThere;
export const seesScope = (p: Principal, agencyId: string, reviewerStaffId: string): boolean =>
  (p.enters && p.staffId === reviewerStaffId) || (own(p, agencyId) && holds(p, ...OVERSEERS));
/** Who approves and ends what another agency's reviewer may read. */
export const answersForScopes = (p: Principal): boolean => p.enters && holds(p, ...OVERSEERS);
/** Closed even to supervisors above the desk. */
export const seesProtection = (p: Principal, keeper: Principal): boolean =>
  own(p, keeper.agencyId) && writesCases(p) && p.homeUnitId === keeper.homeUnitId;
export const seesChange = (p: Principal, agencyIds: readonly string[]): boolean =>
  p.enters && agencyIds.includes(p.agencyId) && holds(p, 'INFORMATION_GOVERNANCE_OFFICER', 'SUPERVISOR');

/** About a post or an account: the agency's own business. */
export const seesStaffChange = (p: Principal, agencyId: string): boolean =>
  own(p, agencyId) && holds(p, 'INFORMATION_GOVERNANCE_OFFICER', 'AGENCY_ADMINISTRATOR');

export const seesLooks = (p: Principal, agencyId: string): boolean => own(p, agencyId) && holds(p, 'INFORMATION_GOVERNANCE_OFFICER');
export const seesAccessLog = (p: Principal, agencyId: string): boolean => own(p, agencyId) && holds(p, ...OVERSEERS);

export interface TrailFacts {
  readonly agencyId: string;
  readonly person: PersonFacts;
  readonly unitId: string | null;
  readonly staffId: string;
  readonly fromAgencyId: string;
  readonly toUnitId: string | null;
  /** Only the desk itself knows that something is held elsewhere. */
  readonly deskOnly: boolean;
  /** Of a disclosure to a third party, which is a class apart. */
  readonly ofDisclosure: boolean;
}
/** Each agency's own account: all of it to those who oversee, the rest by their units and cases. */
export function seesTrail(p: Principal, entry: TrailFacts): boolean {
  if (entry.ofDisclosure) return seesThirdParty(p, entry.agencyId, entry.person) && trailOf(p, entry);
  if (reviews(p, entry.person, entry.agencyId, entry.deskOnly)) return true;
  if (!own(p, entry.agencyId) || !opens(p, entry.person)) return false;
  if (entry.deskOnly && !inUnits(p, entry.unitId)) return false;
  return trailOf(p, entry);
}
const trailOf = (p: Principal, entry: TrailFacts): boolean => holds(p, ...OVERSEERS) || supervisesEntry(p, entry) || practisesOn(p, entry);
const inUnits = (p: Principal, unitId: string | null | undefined): boolean => typeof unitId === 'string' && p.unitIds.includes(unitId);
const caseUnit = (p: Principal, { person }: TrailFacts): boolean => inUnits(p, person.cases.get(p.agencyId)?.unitId);
const supervisesEntry = (p: Principal, entry: TrailFacts): boolean =>
  holds(p, ...CHIEFS) &&
  ((inUnits(p, entry.unitId) && entry.fromAgencyId === p.agencyId) || inUnits(p, entry.toUnitId) || caseUnit(p, entry));
const practisesOn = (p: Principal, entry: TrailFacts): boolean =>
  holdsBut(p, ...NO_CASES, ...OVERSEERS, ...CHIEFS) &&
  (entry.person.cases.get(p.agencyId)?.leadStaffId === p.staffId || caseUnit(p, entry) || entry.staffId === p.staffId);
