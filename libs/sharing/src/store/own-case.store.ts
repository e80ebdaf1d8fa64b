import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { PastShare } from '../domain/less-told.js';
import type { EndedWhy, StandingDecision } from '../domain/omissions.js';
import type { DecisionOnRecord } from '../domain/sharing-input.js';
import type { Heard } from '../domain/silent-sources.js';

/** The instant and the agreements it is sure of: both from one statement, so that no agreement ends in between. */
export interface Held {
  readonly at: Date;
  readonly agreementIds: readonly string[];
}

const recipient = (t: string): string =>
  `jsonb_build_object('agencyId', ${t}.recipient_agency_id, 'unitId', ${t}.recipient_unit_id, 'staffId', ${t}.recipient_staff_id)`;

/**
 * What the acting agency itself has decided, sent and received about one person. Row security leaves nothing else to see, so no query here
 * can meet another agency's decision.
 */
@Injectable()
export class OwnCaseStore {
  /** Superseding and withdrawing these wait for this act, or have been seen by it. Always in the order of the ids. */
  async holdNotes(tx: Tx, noteIds: readonly string[]): Promise<void> {
    if (noteIds.length === 0) return;
    await tx.query('select 1 from concordat.risk_note where id = any($1::uuid[]) order by id for share', [[...noteIds]]);
  }

  /** What time it is; and the agreements in force with these agencies, held until the act ends. */
  async now(tx: Tx, relyingOnAgreementsWith: readonly string[] = []): Promise<Held> {
    const asked = relyingOnAgreementsWith.length > 0;
    const [held]: { at: Date; agreementIds: string[] }[] = await tx.query(
      `select concordat.now() as at, ${asked ? 'concordat.hold_agreements($1::uuid[])::text[]' : `'{}'::text[]`} as "agreementIds"`,
      asked ? [[...relyingOnAgreementsWith]] : [],
    );
    if (!held) throw new Error('the database has no clock');
    return held;
  }

  /** Those in force, and those that ended in a way that still answers. */
  decisions(tx: Tx, personId: string, agencyIds: readonly string[]): Promise<DecisionOnRecord[]> {
    return tx.query(
      `select d.id, d.note_id as "noteId", ${recipient('d')} as recipient, d.outcome, d.decided_at as "decidedAt", d.review_by::text as "reviewBy",
              d.deferred_until as "deferredUntil", d.ended_at as "endedAt", d.ended_why as "endedWhy"
         from concordat.decision d
        where d.agency_id = (select concordat.current_agency()) and d.person_id = $1 and d.recipient_agency_id = any($2::uuid[]) and d.item_kind = 'NOTE'
          and (d.ended_at is null or d.ended_why in ('REVOKED', 'NOTE_SUPERSEDED', 'NOTE_WITHDRAWN'))`,
      [personId, [...agencyIds]],
    );
  }

  standing(tx: Tx, agencyIds: readonly string[]): Promise<StandingDecision[]> {
    return tx.query(
      `select s.agency_id as "agencyId", s.recipient_agency_id as "recipientAgencyId", s.category, s.approved_at as "approvedAt",
              s.review_by::text as "reviewBy", s.ended_at as "endedAt"
         from concordat.standing_decision s
        where s.agency_id = (select concordat.current_agency()) and s.recipient_agency_id = any($1::uuid[]) and s.ended_at is null and s.approved_at is not null`,
      [[...agencyIds]],
    );
  }

  /** What this agency has sent about the person and not taken back. */
  shares(tx: Tx, personId: string): Promise<PastShare[]> {
    return tx.query(
      `select s.id as "shareId", s.sender_agency_id as "agencyId", s.person_id as "personId", ${recipient('s')} as recipient, s.sent_at as at,
              d.explain_due_at as "graceUntil", s.revoked_at as "revokedAt",
              (select coalesce(jsonb_agg(jsonb_build_object('noteId', i.note_id, 'level', i.level)), '[]')
                 from concordat.share_item i where i.share_id = s.id) as items
         from concordat.share s join concordat.decision_set d on d.id = s.set_id
        where s.sender_agency_id = (select concordat.current_agency()) and s.person_id = $1 and s.revoked_at is null order by s.id`,
      [personId],
    );
  }

  /** By desk: what this agency's own units recorded about the person, and what it received. */
  heard(tx: Tx, personId: string): Promise<Heard[]> {
    return tx.query(
      `select u.desk, max(h.at) as at from (
         select n.unit_id, n.recorded_at as at from concordat.risk_note n where n.person_id = $1 and n.agency_id = (select concordat.current_agency())
         union all
         select s.sender_unit_id, s.sent_at from concordat.share s where s.person_id = $1 and s.recipient_agency_id = (select concordat.current_agency())
       ) h join concordat.unit u on u.id = h.unit_id where u.desk is not null group by u.desk`,
      [personId],
    );
  }

  /** Which of these have never worked with the person nor been sent or sent anything about them, as far as this agency may know. */
  newTo(tx: Tx, personId: string, agencyIds: readonly string[]): Promise<{ id: string }[]> {
    return tx.query(
      `select a.id from unnest($2::uuid[]) a (id)
        where not exists (select 1 from concordat.case_membership m where m.person_id = $1 and m.agency_id = a.id)
          and not exists (select 1 from concordat.share s where s.person_id = $1 and a.id in (s.sender_agency_id, s.recipient_agency_id))`,
      [personId, [...agencyIds]],
    );
  }

  async end(tx: Tx, ids: readonly string[], why: EndedWhy, at: Date): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      'update concordat.decision set ended_at = greatest($3::timestamptz, decided_at), ended_why = $2 where id = any($1::uuid[]) and ended_at is null',
      [[...ids], why, at],
    );
  }

  /** Every decision in force about one version of a note ends with it. */
  async endAbout(tx: Tx, noteId: string, why: EndedWhy, at: Date): Promise<void> {
    await tx.query(
      `update concordat.decision set ended_at = greatest($3::timestamptz, decided_at), ended_why = $2
        where agency_id = (select concordat.current_agency()) and note_id = $1 and ended_at is null`,
      [noteId, why, at],
    );
  }

  /** Decisions not to share a note were for the circumstances as they stood; an answer has its own review day. Answers how many end. */
  async reopen(tx: Tx, personId: string, of: { recipientAgencyId: string | null; at: Date }): Promise<number> {
    const [row]: { ended: number }[] = await tx.query(
      `with ended as (update concordat.decision set ended_at = greatest($3::timestamptz, decided_at), ended_why = 'CIRCUMSTANCES'
         where agency_id = (select concordat.current_agency()) and person_id = $1 and ended_at is null and item_kind = 'NOTE'
           and outcome in ('WITHHELD', 'DEFERRED', 'NOT_RELEVANT') and ($2::uuid is null or recipient_agency_id = $2) returning 1)
       select count(*)::int as ended from ended`,
      [personId, of.recipientAgencyId, of.at],
    );
    return row?.ended ?? 0;
  }
}
