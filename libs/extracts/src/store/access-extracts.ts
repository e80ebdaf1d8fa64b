import { type Actor, heldNowSql, openSql, workableSql } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SoundExtract } from '../domain/access-extract.js';
import type { LogLine } from '../domain/audit-event.js';
import type { ExtractHead } from '../text/extract-files.js';

export interface ExtractRow extends ExtractHead {
  readonly outcome: string | null;
  readonly takeUntil: Date | null;
  readonly open: boolean;
  readonly workable: boolean;
}
const HELD = `select e.id, e.agency_id as "agencyId", e.person_id as "personId", e.of_staff_id as "ofStaffId", e.from_day::text as "fromDay",
    e.to_day::text as "toDay", e.audience, e.words, e.legal_demand as "legalDemand", e.lawful_use as "lawfulUse", e.asked_by as "askedBy",
    e.decided_by as "decidedBy", e.decided_at as "decidedAt", e.outcome, e.take_until as "takeUntil",
    ${openSql('e.person_id')} as open, ${workableSql('e.person_id')} as workable
  from concordat.access_extract e where e.id = $1`;

/**
 * Whether it may be taken is asked once more, in the very statement that reads. Who is closed to the taker is asked once a person, and not
 * once a line; what is closed does not leave the database.
 */
const linesSql = (whose: string): string => `
with found as materialized (
  select l.* from concordat.access_extract e
    join concordat.access_log l on l.agency_id = e.agency_id and ${whose}
     and l.at >= e.from_day::timestamp at time zone 'Europe/London' and l.at < (e.to_day + 1)::timestamp at time zone 'Europe/London'
   where e.id = $1 and e.asked_by = (select concordat.current_staff()) and e.outcome = 'APPROVED' and e.take_until > (select concordat.now())
   order by l.at, l.id limit $2),
closed as materialized (
  select p.person_id from (select distinct f.person_id from found f where f.person_id is not null) p where not ${openSql('p.person_id')})
select f.id, f.at, f.agency_id as "agencyId", f.staff_id as "staffId", s.name as "staffName", f.sign_in_id as "signInId", f.act, f.operation,
       case when c.person_id is null then f.subject_type end as "subjectType", case when c.person_id is null then f.subject_id end as "subjectId",
       case when c.person_id is null then f.person_id end as "personId", f.row_count as "rowCount", f.code,
       case when c.person_id is null then f.details end as details, f.correlation_id as "correlationId", c.person_id is not null as closed
  from found f join concordat.staff s on s.id = f.staff_id left join closed c on c.person_id = f.person_id
 order by f.at, f.id`;
/** Lines held as objects at a time. */
const BATCH = 1_000;
const OF_PERSON = linesSql('l.person_id = e.person_id');
const OF_STAFF = linesSql('l.staff_id = e.of_staff_id');

@Injectable()
export class AccessExtracts {
  /** The London day, as the database has it. */
  async today(tx: Tx): Promise<string> {
    const [row]: { today: string }[] = await tx.query('select concordat.today()::text as today');
    if (!row) throw new Error('the database has no day');
    return row.today;
  }

  /** Null: there is nobody of that id. */
  async agencyOf(tx: Tx, staffId: string): Promise<string | null> {
    const [row]: { agencyId: string }[] = await tx.query('select s.agency_id as "agencyId" from concordat.staff s where s.id = $1', [
      staffId,
    ]);
    return row?.agencyId ?? null;
  }

  /** Everybody who decides or once did; `now`: still. */
  async officers(tx: Tx, agencyId: string): Promise<{ readonly staffId: string; readonly now: boolean }[]> {
    return tx.query(
      `select p.staff_id as "staffId", bool_or(${heldNowSql('p')}) as now from concordat.post p
        where p.agency_id = $1 and p.role = 'INFORMATION_GOVERNANCE_OFFICER' group by p.staff_id order by p.staff_id`,
      [agencyId],
    );
  }

  async add(tx: Tx, actor: Actor, asked: SoundExtract): Promise<string> {
    const [personId, staffId] = 'personId' in asked.of ? [asked.of.personId, null] : [null, asked.of.staffId];
    const { fromDay, toDay, audience, words, legalDemand, lawfulUse } = asked;
    const [made]: { id: string }[] = await tx.query(
      `insert into concordat.access_extract (agency_id, person_id, of_staff_id, from_day, to_day, audience, words, legal_demand, lawful_use, asked_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [actor.agencyId, personId, staffId, fromDay, toDay, audience, words, legalDemand, lawfulUse, actor.staffId],
    );
    if (!made) throw new Error('it was added, and has no id');
    return made.id;
  }

  async find(tx: Tx, id: string): Promise<ExtractRow | null> {
    const [row]: ExtractRow[] = await tx.query(HELD, [id]);
    return row ?? null;
  }

  /** `days` null: refused. False when somebody else has decided meanwhile. */
  async decide(tx: Tx, id: string, { by, words, days }: { by: string; words: string; days: number | null }): Promise<boolean> {
    const [decided]: [{ id: string }[], number] = await tx.query(
      `update concordat.access_extract set outcome = case when $4::int is null then 'REFUSED' else 'APPROVED' end, decided_by = $2, decided_words = $3,
              decided_at = concordat.now(), take_until = concordat.now() + make_interval(days => $4::int)
        where id = $1 and outcome is null returning id`,
      [id, by, words, days],
    );
    return decided.length > 0;
  }

  /** Batch by batch; one line more than `most` when there are more. */
  async *lines(tx: Tx, { id, personId }: ExtractRow, most: number): AsyncGenerator<LogLine[]> {
    await tx.query(`declare extract_lines no scroll cursor for ${personId === null ? OF_STAFF : OF_PERSON}`, [id, most + 1]);
    for (;;) {
      const batch: LogLine[] = await tx.query(`fetch ${BATCH} from extract_lines`);
      if (batch.length > 0) yield batch;
      if (batch.length < BATCH) break;
    }
    await tx.query('close extract_lines');
  }
}
