import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { CaseAcross, DecisionOnCase, Silence } from '../domain/case-gaps.js';
import type { Held, ShareOnRecord } from '../domain/group-gaps.js';
import type { Circumstance, StandingDecision } from '../domain/omissions.js';
import type { Heard } from '../domain/silent-sources.js';

const recipient = (t: string): string =>
  `jsonb_build_object('agencyId', ${t}.recipient_agency_id, 'unitId', ${t}.recipient_unit_id, 'staffId', ${t}.recipient_staff_id)`;
const SHARES = `
select s.id as "shareId", s.sender_agency_id as "agencyId", s.sender_unit_id as "senderUnitId", s.person_id as "personId", ${recipient('s')} as recipient,
       s.sent_at as at, d.explain_due_at as "graceUntil", s.revoked_at as "revokedAt",
       (select coalesce(jsonb_agg(jsonb_build_object('noteId', i.note_id, 'level', i.level)), '[]') from concordat.share_item i where i.share_id = s.id) as items
  from concordat.share s join concordat.decision_set d on d.id = s.set_id where s.person_id = $1 and s.revoked_at is null order by s.id`;
const NOTES = `
select n.id, n.series_id as "seriesId", n.agency_id as "agencyId", n.unit_id as "unitId", n.person_id as "personId", n.level, n.recorded_at as "recordedAt",
       n.superseded_at as "supersededAt", n.withdrawn_at as "withdrawnAt", n.expires_on::text as "expiresOn", n.category, n.report_series as "seriesName"
  from concordat.risk_note n where n.person_id = $1 and n.superseded_at is null and n.withdrawn_at is null order by n.id`;
const DECISIONS = `
select d.id, d.agency_id as "agencyId", (select s.unit_id from concordat.decision_set s where s.id = d.set_id) as "unitId", d.note_id as "noteId", ${recipient('d')} as recipient, d.outcome, d.decided_at as "decidedAt", d.review_by::text as "reviewBy",
       d.deferred_until as "deferredUntil", d.ended_at as "endedAt", d.ended_why as "endedWhy"
  from concordat.decision d where d.person_id = $1 and d.item_kind = 'NOTE'`;
const EVENTS = `
select e.person_id as "personId", e.kind, e.recorded_at as "recordedAt",
       case when e.recipient_agency_id is not null then jsonb_build_object('agencyId', e.recipient_agency_id, 'unitId', null, 'staffId', null) end as recipient
  from concordat.person_event e where e.person_id = $1`;
const STANDING = `
select s.agency_id as "agencyId", s.recipient_agency_id as "recipientAgencyId", s.category, s.approved_at as "approvedAt", s.review_by::text as "reviewBy",
       s.ended_at as "endedAt" from concordat.standing_decision s where s.approved_at is not null and s.ended_at is null and s.agency_id = any($1::uuid[])`;
const SIBLINGS = `
select a.id, array(select b.id::text from concordat.agency b where b.controller_group_id = a.controller_group_id and b.id <> a.id order by b.id) as others
  from concordat.agency a where a.controller_group_id is not null`;

/** Of the newest sitting of each agency about each recipient whom something it sent still stands with: the sources that were silent then. */
const SILENCES = `
select distinct on (s.agency_id, r.recipient_agency_id) s.agency_id as "agencyId", s.unit_id as "unitId", r.recipient_agency_id as "recipientAgencyId",
       s.decided_at as since, (select coalesce(jsonb_agg(one ->> 'code'), '[]') from jsonb_array_elements(s.silent_sources) one) as codes
  from concordat.decision_set s join concordat.set_recipient r on r.set_id = s.id
 where s.person_id = $1 and exists (select 1 from concordat.share h where h.set_id = s.id and h.set_recipient_id = r.id and h.revoked_at is null)
 order by s.agency_id, r.recipient_agency_id, s.decided_at desc, s.id desc`;
const HEARD = `
select h.agency_id as "agencyId", u.desk, max(h.at) as at from (
  select n.agency_id, n.unit_id, n.recorded_at as at from concordat.risk_note n where n.person_id = $1
  union all
  select s.recipient_agency_id, s.sender_unit_id, s.sent_at from concordat.share s where s.person_id = $1
) h join concordat.unit u on u.id = h.unit_id where u.desk is not null group by h.agency_id, u.desk`;

/** One person's case as every agency holds it. Only the worker's role may read this; no page, and no person, ever sees it. */
@Injectable()
export class CaseAcrossAgencies {
  /** Two runs about one person would raise and close each other's work. */
  async takeTurn(tx: Tx, personId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('gaps ' || $1::text, 0))`, [personId]);
  }

  async load(tx: Tx, personId: string): Promise<CaseAcross> {
    const at = await databaseNow(tx);
    const shares: ShareOnRecord[] = await tx.query(SHARES, [personId]);
    const held: Held[] = await tx.query(NOTES, [personId]);
    const decisions: DecisionOnCase[] = await tx.query(DECISIONS, [personId]);
    const circumstances: Circumstance[] = await tx.query(EVENTS, [personId]);
    const standing: StandingDecision[] = await tx.query(STANDING, [[...new Set(held.map((note) => note.agencyId))]]);
    const groups: { id: string; others: string[] }[] = await tx.query(SIBLINGS);
    const silences: Silence[] = await tx.query(SILENCES, [personId]);
    const heard: (Heard & { agencyId: string })[] = silences.some(({ codes }) => codes.length > 0) ? await tx.query(HEARD, [personId]) : [];
    return {
      at,
      shares,
      known: { held, decisions, circumstances, standing },
      silences,
      heard,
      siblings: new Map(groups.map(({ id, others }) => [id, others])),
    };
  }

  /** People about whom something changed that was not looked at since, or for whom an instant came at which the answer may be another. */
  async peopleToLookAt(tx: Tx, after: string | null, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `select id from (select t.person_id as id from concordat.gap_touch t union select l.person_id from concordat.gap_look l where l.look_again_at <= concordat.now()) p
        where $1::uuid is null or id > $1 order by 1 limit $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
