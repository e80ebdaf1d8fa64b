import { heldNowSql } from '@lib/access';
import type { Role } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

interface DueRow {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly subjectId: string | null;
  readonly recipientAgencyId: string | null;
  readonly noteIds: readonly string[];
  readonly dueAt: Date;
}
export interface ReviewDue extends DueRow {
  readonly of: 'DECISION' | 'STANDING_DECISION' | 'HELD_ELSEWHERE';
}
export interface EndorsementLate extends DueRow {
  readonly subjectId: string;
  /** Who leads the unit above: its head where it has one. */
  readonly role: Role;
}
export interface ExplanationLate extends DueRow {
  readonly dedupeKey: string;
}

const TODAY = `(concordat.now() at time zone 'Europe/London')::date`;
/** A review is due by the end of its London day. */
const endOf = (day: string): string => `((${day} + 1)::timestamp at time zone 'Europe/London')`;

/** None when what was decided about is an answer to a question. */
const NOTES = 'array_remove(array[d.note_id], null)';

/**
 * Of what a desk holds elsewhere only who and when may be read here; the latest review day of a desk and person is the one that holds. An
 * answer is not looked at again once its enquiry is over: nobody could give another.
 */
const REVIEWS = `
select 'DECISION' as of, d.agency_id as "agencyId", s.unit_id as "unitId", d.person_id as "personId", d.id as "subjectId",
       d.recipient_agency_id as "recipientAgencyId", ${NOTES} as "noteIds", ${endOf('d.review_by')} as "dueAt"
  from concordat.decision d join concordat.decision_set s on s.id = d.set_id
 where d.outcome = 'WITHHELD' and d.ended_at is null and d.review_by <= ${TODAY}
   and not exists (select 1 from concordat.enquiry e where e.id = d.enquiry_id and (e.closed_at is not null or e.declined_at is not null))
union all
select 'STANDING_DECISION', t.agency_id, null, null, t.id, t.recipient_agency_id, '{}', ${endOf('t.review_by')}
  from concordat.standing_decision t where t.approved_at is not null and t.ended_at is null and t.review_by <= ${TODAY}
union all
select 'HELD_ELSEWHERE', h.agency_id, h.unit_id, h.person_id, null, null, '{}', ${endOf('max(h.review_by)')}
  from concordat.held_elsewhere h group by h.agency_id, h.unit_id, h.person_id having max(h.review_by) <= ${TODAY}`;

const UNENDORSED = `
select d.agency_id as "agencyId", u.parent_id as "unitId", d.person_id as "personId", d.id as "subjectId",
       d.recipient_agency_id as "recipientAgencyId", ${NOTES} as "noteIds", d.endorse_due_at as "dueAt",
       coalesce((select p.role from concordat.post p where p.unit_id = u.parent_id and p.role = 'HEAD_OF_PROBATION_DELIVERY_UNIT'
                    and ${heldNowSql('p')} limit 1), 'SUPERVISOR') as role
  from concordat.decision d join concordat.decision_set s on s.id = d.set_id join concordat.unit u on u.id = s.unit_id
 where d.endorse_due_at <= concordat.now() and d.endorsed_at is null and d.ended_at is null and u.parent_id is not null`;

const UNEXPLAINED = `
select w.agency_id as "agencyId", s.unit_id as "unitId", w.person_id as "personId", w.subject_id as "subjectId",
       w.recipient_agency_id as "recipientAgencyId", w.note_ids as "noteIds", w.due_at as "dueAt", w.dedupe_key as "dedupeKey"
  from concordat.work_item w join concordat.decision_set s on s.id = w.subject_id
 where w.kind = 'EXPLAIN_GRAVER' and w.staff_id is not null and w.closed_at is null and w.due_at <= concordat.now()`;

/** What the clock has brought due, in every agency. Only the worker's role may read this; none of it leaves the agency it belongs to. */
@Injectable()
export class DueNow {
  reviews(tx: Tx): Promise<ReviewDue[]> {
    return tx.query(REVIEWS);
  }

  unendorsed(tx: Tx): Promise<EndorsementLate[]> {
    return tx.query(UNENDORSED);
  }

  unexplained(tx: Tx): Promise<ExplanationLate[]> {
    return tx.query(UNEXPLAINED);
  }
}
