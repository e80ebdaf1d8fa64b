import { NOBODY, type Sees } from '../canaries.js';
import {
  knowsOfQuestion,
  seesAccessLog,
  seesDeskAnswer,
  seesDraft,
  seesHeldElsewhere,
  seesLooks,
  seesQuestion,
  seesStanding,
  seesTeamWork,
  seesWork,
  type WorkFacts,
} from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';
import { plantTrail } from './trail.js';

interface AgreementSpec {
  readonly parties: readonly Principal[];
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly children?: boolean;
  /** Was party once, and may still read it. */
  readonly left?: Principal;
}

/** Everybody of a party may read it, whatever their role; nobody else knows of it. */
export function plantAgreement(soil: Soil, { parties, startsAt = '2020-01-01', endsAt, children, left }: AgreementSpec): string {
  const agencies = parties.map((party) => soil.agencyOf(party));
  const sees: Sees = (p) => p.enters && [...agencies, ...(left ? [soil.agencyOf(left)] : [])].some(({ id }) => id === p.agencyId);
  const word = (what: string): string => soil.canaries.word('parties', what, sees);
  const id = soil.id('Agreement', 'parties', sees);
  soil.row('agreement', {
    id, title: word('title'), reference: word('agreement'), starts_at: startsAt, ends_at: endsAt ?? null, review_on: '2031-01-01',
    dpia_reference: word('dpia'), owner_staff_id: parties[0]?.staffId, names_children: children ?? false,
  }); // prettier-ignore
  for (const { id: agencyId } of agencies)
    soil.row('agreement_party', {
      agreement_id: id, agency_id: agencyId, signatory_name: word('signatory'), signatory_role: word('office'), signed_on: '2020-01-01',
    }); // prettier-ignore
  if (left) {
    const signed = { signatory_name: word('signatory'), signatory_role: word('office'), signed_on: '2020-01-01' };
    soil.row('agreement_left', { agreement_id: id, agency_id: left.agencyId, controller: true, ...signed, left_at: '2026-11-20' });
  }
  soil.row('agreement_purpose', { agreement_id: id, purpose: 'OFFENDER_MANAGEMENT' });
  soil.row('agreement_ground', {
    agreement_id: id,
    category_group: '*',
    gateway: 'OMA2007_S14',
    protection_condition: 'DPA2018_PART3_STATUTORY',
  });
  return id;
}

export interface WorkSpec extends WorkFacts {
  readonly kind: string;
  readonly subjectId?: string;
  readonly noteIds?: readonly string[];
  readonly about?: string;
  /** Who else is told its id, and nothing more of it. */
  readonly namedTo?: Sees;
  /** Whose it is once it is given back. */
  readonly goesTo?: Principal;
}
export function plantWork(soil: Soil, spec: WorkSpec): string {
  const { name } = soil.agencyOf(spec);
  const { goesTo } = spec;
  const sees: Sees = (p) => seesWork(p, spec) || (goesTo !== undefined && seesWork(p, { ...spec, unitId: null, staffId: goesTo.staffId }));
  const home = spec.unitId ?? Object.values(soil.cast.who).find(({ staffId }) => staffId === spec.staffId)?.homeUnitId;
  const known: Sees = (p) => sees(p) || (home !== undefined && seesTeamWork(p, spec.agencyId, home, spec.person));
  const id = soil.id('WorkItem', name, (p) => known(p) || spec.namedTo?.(p) === true);
  soil.row('work_item', {
    id, agency_id: spec.agencyId, unit_id: spec.unitId, staff_id: spec.staffId, role: spec.role, kind: spec.kind, person_id: spec.person?.id ?? null,
    subject_id: spec.subjectId ?? soil.canaries.id(name, 'worksubject', sees), recipient_agency_id: spec.about ?? null,
    note_ids: spec.noteIds ?? [], summary: soil.canaries.word(name, 'work', sees), due_at: soil.canaries.moment(name, 'due', known),
    raised_at: soil.canaries.moment(name, 'raised', known), dedupe_key: soil.canaries.word(name, 'dedupe', NOBODY), interrupts: 'RECALL',
  }); // prettier-ignore
  return id;
}

export function plantDraft(soil: Soil, author: Principal, person: Planted): string {
  const { name } = soil.agencyOf(author);
  const sees: Sees = (p) => seesDraft(p, author.staffId, person);
  const id = soil.id('Draft', name, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  soil.row('draft', {
    id, staff_id: author.staffId, agency_id: author.agencyId, person_id: person.id, kind: 'SHARE',
    content: JSON.stringify(JSON.stringify({ text: soil.canaries.word(name, 'draft', sees) })), started_at: moment('started'), updated_at: moment('updated'),
  }); // prettier-ignore
  return id;
}

export function plantStanding(soil: Soil, proposer: Principal, about: Principal, approver: Principal | null): string {
  const { name } = soil.agencyOf(proposer);
  const sees: Sees = (p) => seesStanding(p, proposer.agencyId);
  const id = soil.id('StandingDecision', name, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const approved = approver ? { approved_by: approver.staffId, approved_at: moment('approved'), ended_at: moment('standingended') } : {};
  soil.row('standing_decision', {
    id, agency_id: proposer.agencyId, recipient_agency_id: about.agencyId, category: 'SUBSTANCES', reason_words: soil.canaries.word(name, 'standing', sees),
    proposed_by: proposer.staffId, proposed_at: moment('proposed'), review_by: '2030-01-01', ...approved,
  }); // prettier-ignore
  return id;
}

/** That something is held elsewhere is known to the desk that said so. */
export function plantHeldElsewhere(soil: Soil, desk: Principal, person: Planted): string {
  const { name } = soil.agencyOf(desk);
  const sees: Sees = (p) => seesHeldElsewhere(p, desk.agencyId, desk.homeUnitId, person);
  const id = soil.id('HeldElsewhere', name, sees);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  soil.row('held_elsewhere', {
    id, agency_id: desk.agencyId, unit_id: desk.homeUnitId, person_id: person.id, considered_on: '2026-01-02', considered_by_role: word('considerer'),
    own_reference: word('ownreference'), review_by: '2030-01-01', recorded_by: desk.staffId, recorded_at: soil.canaries.moment(name, 'held', sees),
    ledger_entry_id: soil.ledgerEntry(name, NOBODY),
  }); // prettier-ignore
  const line = { agencyId: desk.agencyId, person, kind: 'HELD_ELSEWHERE', unitId: desk.homeUnitId, staffId: desk.staffId };
  plantTrail(soil, { ...line, fromAgencyId: desk.agencyId, toUnitId: null }, {});
  return id;
}

/** What one agency asked of another's duty desk, and what that desk did about it, which only the desk knows. */
export function plantQuestion(
  soil: Soil,
  asker: Principal,
  desk: { readonly agencyId: string; readonly unitId: string },
  answeredBy?: Principal,
): string {
  const { name } = soil.agencyOf(asker);
  const sees: Sees = (p) => seesQuestion(p, asker, desk);
  const id = soil.id('DeskQuestion', name, (p) => sees(p) || knowsOfQuestion(p, desk));
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  soil.row('desk_question', {
    id, asked_by_agency_id: asker.agencyId, asked_by_staff_id: asker.staffId, asked_at: soil.canaries.moment(name, 'questionasked', sees),
    agency_id: desk.agencyId, unit_id: desk.unitId, name: word('questionname'), identifier: word('questionidentifier'), date_of_birth: '1999-09-09',
    words: word('questionwords'), call_back: word('callback'),
  }); // prettier-ignore
  if (!answeredBy) return id;
  const answered_at = soil.canaries.moment(soil.agencyOf(desk).name, 'deskanswer', (p) => seesDeskAnswer(p, desk));
  soil.row('desk_answer', {
    question_id: id,
    agency_id: desk.agencyId,
    unit_id: desk.unitId,
    answer: 'WE_WILL_CALL',
    answered_by: answeredBy.staffId,
    answered_at,
  });
  return id;
}

/** What came of looking into a search: for the agency's information governance officer, and never for the searcher. */
export function plantLook(soil: Soil, searchId: string, searcher: Principal, officer: Principal): void {
  const { name } = soil.agencyOf(officer);
  const sees: Sees = (p) => seesLooks(p, officer.agencyId) && p.staffId !== searcher.staffId;
  soil.row('search_look', {
    id: soil.id('SearchLook', name, sees), agency_id: officer.agencyId, search_id: searchId, searcher_staff_id: searcher.staffId, looked_by: officer.staffId,
    looked_at: soil.canaries.moment(name, 'looked', sees), outcome: 'SATISFIED', words: soil.canaries.word(name, 'look', sees), lawful_use: 'SELF_MONITORING',
  }); // prettier-ignore
}

/** A search that somebody made, as the log keeps it. */
export function plantSearch(soil: Soil, agencyId: string, searcher: Principal): string {
  const { name } = soil.agencyOf({ agencyId });
  const id = soil.id('AccessLogEntry', name, (p) => seesAccessLog(p, agencyId));
  soil.row('access_log', {
    id, agency_id: agencyId, staff_id: searcher.staffId, act: 'SEARCH', operation: 'FindPeople', subject_type: 'PersonMatch', row_count: 0,
    details: { text: 'Wren policeManager', shown: [] },
  }); // prettier-ignore
  return id;
}
