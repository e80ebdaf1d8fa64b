import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ChronologyLine, ChronologyOf } from '../text/chronology-text.js';

/** What a desk holds elsewhere is that desk's alone, so it is in no file of the whole agency. */
const LINES = `select t.id, t.at, t.happened_at as "happenedAt", t.kind, t.outcome, t.reason_code as "reasonCode", t.words, t.category, t.level,
    t.from_agency_id as "from", t.to_agency_id as "to", t.to_unit_id as "toUnit", t.to_staff_id as "toStaff", t.unit_id as unit, t.staff_id as staff,
    t.set_id as "setId", t.share_id as "shareId", t.note_id as "noteId", t.decision_id as "decisionId", t.enquiry_id as "enquiryId"
  from concordat.trail_entry t where t.agency_id = $1 and t.person_id = $2 and t.at <= $3 and t.kind <> 'HELD_ELSEWHERE' and t.third_party_disclosure_id is null
  union all
  select e.id, e.recorded_at, e.happened_at, 'CIRCUMSTANCE', null, e.kind, null, null, null, e.recorded_by_agency_id, e.recipient_agency_id,
    null, null, null, null, null, null, null, null, null
  from concordat.person_event e where e.recorded_by_agency_id = $1 and e.person_id = $2 and e.recorded_at <= $3
  order by at, id limit $4`;
const NAMES = `select a.id, a.name from concordat.agency a where a.id = any($1)
  union all select u.id, u.name from concordat.unit u where u.id = any($1)
  union all select s.id, s.name from concordat.staff s where s.id = any($1) order by name, id`;

@Injectable()
export class Chronologies {
  /** One more than `most` when there are more. */
  lines(tx: Tx, { agencyId, personId, until }: ChronologyOf, most: number): Promise<ChronologyLine[]> {
    return tx.query(LINES, [agencyId, personId, until, most + 1]);
  }

  names(tx: Tx, lines: readonly ChronologyLine[]): Promise<{ id: string; name: string }[]> {
    const ids = lines.flatMap(({ from, to, toUnit, toStaff, unit, staff }) => [from, to, toUnit, toStaff, unit, staff]);
    return tx.query(NAMES, [[...new Set(ids.filter((id) => id !== null))]]);
  }
}
