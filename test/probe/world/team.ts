import { randomUUID } from 'node:crypto';
import { NOBODY, type Sees } from '../canaries.js';
import { seesAbsence, seesHands, seesTeam } from '../oracle.js';
import { plantWork } from './desk.js';
import type { Planted } from './planted.js';
import type { Principal } from '../principal.js';
import type { Soil } from './soil.js';

const FROM = '2026-01-01';
const LATER = '2098-01-01';
const LAST = '2099-01-01';

export interface AbsenceSpec {
  readonly of: Principal;
  readonly cover?: Principal;
  readonly endedBy?: Principal;
}
/** It has not begun: work planted for whoever it is of goes to nobody else. */
export function plantAbsence(soil: Soil, { of, cover, endedBy }: AbsenceSpec): string {
  const { name, id: agencyId } = soil.agencyOf(of);
  const place = { agencyId, unitId: of.homeUnitId, staffId: of.staffId, coverId: cover?.staffId ?? null };
  const sees: Sees = (p) => seesAbsence(p, place);
  const id = soil.id('Absence', name, sees);
  const ended = endedBy && { ended_at: soil.canaries.moment(name, 'absenceended', sees), ended_by: endedBy.staffId };
  soil.row('absence', {
    id, agency_id: agencyId, unit_id: of.homeUnitId, staff_id: of.staffId, kind: 'LEAVE', from_on: LATER, to_on: LAST, cover_id: place.coverId,
    recorded_by: of.staffId, recorded_at: soil.canaries.moment(name, 'absence', sees), ...ended,
  }); // prettier-ignore
  return id;
}

/** Somebody else of the same unit who is away today and has no work. */
export function plantAwayNow(soil: Soil, beside: Principal, cover: Principal): void {
  const { name, id: agencyId } = soil.agencyOf(beside);
  const staffId = randomUUID();
  const unitId = beside.homeUnitId;
  const sees: Sees = (p) => seesAbsence(p, { agencyId, unitId, staffId, coverId: cover.staffId });
  soil.row('staff', { id: staffId, agency_id: agencyId, name: 'Wren Absent', job_title: 'Is away' });
  soil.row('post', { staff_id: staffId, unit_id: unitId, agency_id: agencyId, role: 'POLICE_DUTY_OFFICER', held_from: FROM });
  soil.row('absence', {
    id: soil.id('Absence', name, sees), agency_id: agencyId, unit_id: unitId, staff_id: staffId, kind: 'OTHER', from_on: FROM, to_on: LAST,
    cover_id: cover.staffId, recorded_by: beside.staffId, recorded_at: soil.canaries.moment(name, 'awaynow', sees),
  }); // prettier-ignore
}

export interface HandsSpec {
  readonly by: Principal;
  readonly from: Principal;
  /** Somebody, or the people of a unit. */
  readonly to: Principal | { readonly unitId: string };
  readonly person: Planted | null;
}
/** Work that was given to somebody else just now (what is older than two weeks is on no list) and is theirs. */
export function plantHands(soil: Soil, { by, from, to, person }: HandsSpec): string {
  const { name, id: agencyId } = soil.agencyOf(from);
  const unitId = from.homeUnitId;
  const taker = 'staffId' in to ? { unitId: null, staffId: to.staffId } : { unitId: to.unitId, staffId: null };
  const sees: Sees = (p) => seesHands(p, { agencyId, unitId, fromStaffId: from.staffId, to: taker, person });
  const work = plantWork(soil, { agencyId, ...taker, role: null, kind: 'NOT_FOR_US', person, namedTo: sees, goesTo: from });
  const act = soil.id('WorkReassignment', name, sees);
  soil.row('work_reassignment', {
    id: soil.id('WorkReassignment', name, sees), act_id: act, agency_id: agencyId, unit_id: unitId, work_item_id: work, kind: 'NOT_FOR_US',
    person_id: person?.id ?? null, from_staff_id: from.staffId, to_staff_id: taker.staffId, to_unit_id: taker.unitId,
    words: soil.canaries.word(name, 'changedhands', sees), reassigned_by: by.staffId,
  }); // prettier-ignore
  return act;
}

export function plantFunding(soil: Soil, by: Principal, unitId: string): void {
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesTeam(p, agencyId, unitId);
  soil.row('funded_posts', {
    id: soil.id('FundedPosts', name, sees), agency_id: agencyId, unit_id: unitId, posts: 7, from_on: FROM, to_on: LAST,
    words: soil.canaries.word(name, 'funding', sees), recorded_by: by.staffId, recorded_at: soil.canaries.moment(name, 'funded', sees),
  }); // prettier-ignore
}

/** Shown beside each unit that has work of the kind. */
export function plantTime(soil: Soil, by: Principal, kind: string): void {
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) =>
    p.enters &&
    p.agencyId === agencyId &&
    p.roles.some((role) => ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'SHARING_AUDITOR', 'AGENCY_ADMINISTRATOR'].includes(role));
  soil.row('standard_time', {
    agency_id: agencyId, kind, minutes: 20, from_on: FROM, agreed_with: soil.canaries.word(name, 'agreedtime', sees), recorded_by: by.staffId,
    recorded_at: soil.canaries.moment(name, 'timeagreed', () => false),
  }); // prettier-ignore
}

export function plantUnsafe(soil: Soil, { by, answeredBy }: { readonly by: Principal; readonly answeredBy?: Principal }): string {
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesTeam(p, agencyId, by.homeUnitId);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('UnsafeWork', name, sees);
  const answered = answeredBy && {
    answered_at: moment('unsafeanswered'),
    answered_by: answeredBy.staffId,
    answer: word('unsafeanswer'),
    done_by: LAST,
  };
  soil.row('unsafe_work', {
    id, agency_id: agencyId, unit_id: by.homeUnitId, what: word('unsafe'), since: FROM, how_many: 12, at_risk: word('atrisk'), answer_by: LATER,
    raised_by: by.staffId, raised_at: moment('unsaferaised'), ledger_entry_id: soil.ledgerEntry(name, NOBODY), ...answered,
  }); // prettier-ignore
  return id;
}
