import { heldNowSql } from '@lib/access';
import { type Supervision, supervisionSql } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ChaseStep } from '../domain/chasing.js';

export interface EnquiryDue {
  readonly id: string;
  readonly reference: string;
  readonly personId: string;
  readonly dueAt: Date;
  readonly inPart: boolean;
  readonly askerAgencyId: string;
  readonly askerName: string;
  readonly askerSupervision: Supervision;
  readonly answererAgencyId: string;
  readonly answererName: string;
  readonly answererUnitId: string | null;
  readonly answererStaffId: string | null;
  readonly answererStaffName: string | null;
  readonly answererSupervision: Supervision;
  readonly taken: readonly string[];
}

const STILL_OPEN = 'e.completed_at is null and e.declined_at is null and e.closed_at is null';
const DUE = `
select e.id, e.reference, e.person_id as "personId", e.due_at as "dueAt", e.answered <> '[]'::jsonb as "inPart",
       e.sender_agency_id as "askerAgencyId", asker.name as "askerName",
       ${supervisionSql('e.sender_unit_id', 'e.sender_agency_id')} as "askerSupervision",
       e.recipient_agency_id as "answererAgencyId", answerer.name as "answererName", asked.unit_id as "answererUnitId",
       e.recipient_staff_id as "answererStaffId", s.name as "answererStaffName",
       ${supervisionSql('asked.unit_id', 'e.recipient_agency_id')} as "answererSupervision",
       array(select v.kind from concordat.enquiry_event v
              where v.enquiry_id = e.id and v.kind in ('REMINDED', 'RAISED_WITH_ANSWERER', 'RAISED_WITH_ASKER')) as taken
  from concordat.enquiry e
  join concordat.agency asker on asker.id = e.sender_agency_id
  join concordat.agency answerer on answerer.id = e.recipient_agency_id
  left join concordat.staff s on s.id = e.recipient_staff_id
 cross join lateral (select coalesce(e.recipient_unit_id,
         (select p.unit_id from concordat.post p where p.staff_id = e.recipient_staff_id and ${heldNowSql('p')} order by p.held_from, p.id limit 1),
         (select w.unit_id from concordat.work_item w
           where w.kind = 'ENQUIRY_TO_ANSWER' and w.subject_id = e.id order by w.raised_at desc, w.id desc limit 1)) as unit_id) asked
 where ${STILL_OPEN} and e.due_at <= concordat.now()
 order by e.due_at, e.id`;

/** What nobody has answered in time, in every agency. Only the worker's role may read this; each agency is told of its own part. */
@Injectable()
export class DueEnquiries {
  /** Two workers at once: the second waits, and finds what the first has done. */
  async load(tx: Tx): Promise<{ readonly at: Date; readonly open: readonly string[]; readonly due: readonly EnquiryDue[] }> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('chase-enquiries', 0))`);
    const at = await databaseNow(tx);
    const open: { id: string }[] = await tx.query(`select e.id from concordat.enquiry e where ${STILL_OPEN}`);
    const due: EnquiryDue[] = await tx.query(DUE);
    return { at, open: open.map(({ id }) => id), due };
  }

  /** Answers whether it was this worker who took the step. */
  async take(tx: Tx, enquiryId: string, step: ChaseStep, at: Date): Promise<boolean> {
    const [taken]: { id: string }[] = await tx.query(
      'insert into concordat.enquiry_event (enquiry_id, at, kind) values ($1, $2, $3) on conflict do nothing returning id',
      [enquiryId, at, step],
    );
    return taken !== undefined;
  }

  /** Of the replies that somebody still has to read, those that have been opened or taken back: by the keys of their work. */
  async read(tx: Tx, prefix: string): Promise<ReadonlySet<string>> {
    const found: { key: string }[] = await tx.query(
      `select w.dedupe_key as key from concordat.work_item w join concordat.share s on w.dedupe_key = $1 || s.set_id::text
        where w.kind = 'REPLY_TO_READ' and w.closed_at is null and (s.first_seen_at is not null or s.revoked_at is not null)`,
      [prefix],
    );
    return new Set(found.map(({ key }) => key));
  }

  /** What was to be done is replaced by a reminder of it. */
  async replaced(tx: Tx, agencyId: string, dedupeKey: string): Promise<void> {
    await tx.query(
      `update concordat.work_item set closed_at = concordat.now(), closed_words = 'Replaced by a reminder.'
        where agency_id = $1 and dedupe_key = $2 and closed_at is null`,
      [agencyId, dedupeKey],
    );
  }
}
