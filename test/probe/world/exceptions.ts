import { NOBODY, type Sees } from '../canaries.js';
import { seesChange, seesEmergency, seesProtection, seesRecusal, seesScope, seesStaffChange } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';

const MINUTE = 60_000;

/** Two hours with one person, by one member of staff; or what is left of it once it was closed and looked at. */
export function plantEmergency(soil: Soil, who: Principal, person: Planted, reviewer?: Principal): string {
  const { name } = soil.agencyOf(who);
  const place = { agencyId: who.agencyId, unitId: who.homeUnitId, staffId: who.staffId };
  const sees: Sees = (p) => seesEmergency(p, place);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('EmergencyAccess', name, sees);
  person.namedTo.push(sees);
  if (!reviewer) who.emergencies.add(person.id);
  const opened = Date.now() - MINUTE;
  const times = { opened_at: new Date(opened).toISOString(), ends_at: new Date(opened + 119 * MINUTE).toISOString() };
  const ended = {
    closed_at: moment('emergencyclosed'),
    reviewed_at: moment('emergencyreviewed'),
    reviewed_by: reviewer?.staffId,
    finding: 'JUSTIFIED',
    review_words: word('finding'),
  };
  soil.row('emergency_access', {
    id, person_id: person.id, agency_id: who.agencyId, unit_id: who.homeUnitId, staff_id: who.staffId, identified_by: word('identifiedby'),
    reason: word('emergency'), ...times, ledger_entry_id: soil.ledgerEntry(name, NOBODY), ...(reviewer ? ended : {}),
  }); // prettier-ignore
  return id;
}

/** "I know this person": for the supervisor alone; lifted, it keeps nobody out any more. */
export function plantRecusal(soil: Soil, who: Principal, person: Planted, liftedBy?: Principal): string {
  const { name } = soil.agencyOf(who);
  const sees: Sees = (p) => seesRecusal(p, { agencyId: who.agencyId, unitId: who.homeUnitId });
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  person.namedTo.push(sees);
  const lifted = liftedBy ? { lifted_at: moment('lifted'), lifted_by: liftedBy.staffId, lifted_words: word('lifting') } : {};
  const id = soil.id('Recusal', name, sees);
  soil.row('recusal', {
    id, person_id: person.id, agency_id: who.agencyId, unit_id: who.homeUnitId, staff_id: who.staffId,
    words: word('acquaintance'), recused_at: moment('recused'), ...lifted,
  }); // prettier-ignore
  return id;
}

interface ScopeSpec {
  readonly reviewer: Principal;
  readonly owner: Principal;
  readonly approver: Principal;
  readonly people: readonly Planted[];
  readonly ended?: boolean;
  /** Nobody has approved it yet. */
  readonly waiting?: boolean;
}
/** What an agency lets a reviewer from outside read of named people. */
export function plantScope(soil: Soil, { reviewer, owner, approver, people, ended = false, waiting = false }: ScopeSpec): string {
  const { name } = soil.agencyOf(owner);
  const sees: Sees = (p) => seesScope(p, owner.agencyId, reviewer.staffId);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  if (!ended && !waiting)
    reviewer.scopes.push({ agencyId: owner.agencyId, personIds: people.map(({ id }) => id), heldElsewhere: false, children: false });
  const id = soil.id('ReviewScope', name, sees);
  const approved = waiting ? {} : { approved_at: moment('scopeapproved'), approved_by: approver.staffId };
  const over = { ended_at: moment('scopeended'), ended_by: approver.staffId, ended_words: word('scopeending') };
  soil.row('review_scope', {
    id, agency_id: owner.agencyId, reviewer_staff_id: reviewer.staffId, ground: ended ? 'LAWFUL_DEMAND' : 'OWNER_GRANT', purpose: word('scope'),
    demand_reference: ended ? word('demand') : null, starts_at: '2026-01-01', ends_at: '2036-01-01', proposed_at: moment('scopeproposed'),
    proposed_by: owner.staffId, ...approved, ledger_entry_id: soil.ledgerEntry(name, NOBODY),
    ...(ended ? over : {}),
  }); // prettier-ignore
  for (const person of people) {
    person.namedTo.push(sees);
    soil.row('review_scope_person', { scope_id: id, person_id: person.id });
  }
  return id;
}

/** About the person at risk, not the person of concern: only for the unit that keeps it, and led to by no subject's page. */
export function plantProtection(soil: Soil, keeper: Principal): string {
  const { name } = soil.agencyOf(keeper);
  const sees: Sees = (p) => seesProtection(p, keeper);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const id = soil.id('ProtectionRecord', name, sees);
  soil.row('protection_record', {
    id, agency_id: keeper.agencyId, unit_id: keeper.homeUnitId, kind: 'RIGHT_TO_ASK',
    protected_name: word('protected'), safe_contact: word('safecontact'), words: word('protectionwords'), recorded_by: keeper.staffId,
    recorded_at: soil.canaries.moment(name, 'protected', sees),
  }); // prettier-ignore
  return id;
}

/** A change to an agreement between two agencies that one proposed and the other answered. */
export function plantChange(
  soil: Soil,
  proposer: Principal,
  other: Principal,
  agreementId: string,
  answered: boolean,
  joins?: Principal,
): string {
  const { name } = soil.agencyOf(proposer);
  const agencies = [proposer.agencyId, other.agencyId];
  const sees: Sees = (p) => seesChange(p, agencies);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('Change', name, sees);
  const settled = { applied_at: moment('applied'), settled_at: moment('settled'), outcome: 'APPROVED' };
  soil.row('change', {
    id, kind: joins ? 'PARTY_JOINS' : 'AGREEMENT_RENEWED', party_agency_id: joins?.agencyId ?? null, family: 'AGREEMENT', agency_id: proposer.agencyId, agency_ids: agencies, answer_by: [other.agencyId], agreement_id: agreementId,
    before: JSON.stringify({ reviewOn: word('before') }), after: JSON.stringify({ reviewOn: word('after') }), reason: word('changereason'), at_once: answered,
    proposed_by: proposer.staffId, proposed_at: moment('changeproposed'), answer_due_at: answered ? '2030-01-01' : null, ledger_entry_id: soil.ledgerEntry(name, NOBODY),
    ...(answered ? settled : {}),
  }); // prettier-ignore
  const lines = JSON.stringify([
    {
      code: soil.canaries.word(name, 'impact', (p) => sees(p) && p.agencyId === proposer.agencyId),
      agencyId: other.agencyId,
      count: 19,
      days: 30,
    },
  ]);
  soil.row('change_impact', { change_id: id, agency_id: proposer.agencyId, stage: 'PROPOSED', staff_id: proposer.staffId, lines });
  if (answered)
    soil.row('change_answer', {
      change_id: id, agency_id: other.agencyId, staff_id: other.staffId, answer: 'AGREED', words: word('changeanswer'), answered_at: moment('changeanswered'),
      ledger_entry_id: soil.ledgerEntry(name, NOBODY),
    }); // prettier-ignore
  return id;
}

interface StaffChangeSpec {
  readonly proposer: Principal;
  readonly staffId: string;
  /** The post that would be given; without one, the account that would be in use again. */
  readonly post?: { readonly unitId: string; readonly role: string };
}
/** Somebody of one's own agency would be given something, which waits for a second person of it. */
export function plantStaffChange(soil: Soil, { proposer, staffId, post }: StaffChangeSpec): string {
  const { name } = soil.agencyOf(proposer);
  const { agencyId } = proposer;
  const sees: Sees = (p) => seesStaffChange(p, agencyId);
  const id = soil.id('Change', name, sees);
  const about = post
    ? { kind: 'POST_GRANTED', unit_id: post.unitId, role: post.role, before: '{"post":"NONE"}', after: '{"post":"HELD"}' }
    : { kind: 'ACCOUNT_RESTORED', before: '{"accountState":"SUSPENDED"}', after: '{"accountState":"ACTIVE"}' };
  soil.row('change', {
    id, family: 'PERMISSION', agency_id: agencyId, agency_ids: [agencyId], answer_by: [agencyId], staff_id: staffId, ...about,
    reason: soil.canaries.word(name, 'staffchange', sees), at_once: false, proposed_by: proposer.staffId,
    proposed_at: soil.canaries.moment(name, 'staffchangeproposed', sees), ledger_entry_id: soil.ledgerEntry(name, NOBODY),
  }); // prettier-ignore
  return id;
}
