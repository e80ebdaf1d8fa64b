import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { PastShare } from '../domain/less-told.js';
import type { EndedWhy, StandingDecision } from '../domain/omissions.js';
import type { Outcome } from '../domain/outcomes.js';
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
  /**
   * One at a time for an agency and a person: a note recorded while a share is decided would otherwise be seen by neither. Taken after the
   * notes themselves are locked and before anything else is, everywhere, so that no two acts wait for each other.
   */
  async takeTurn(tx: Tx, agencyId: string, personId: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`sharing ${agencyId} ${personId}`]);
  }

  /** Superseding and withdrawing wait until this share is committed, or have been seen by it. Always in the order of the ids. */
  async holdNotes(tx: Tx, noteIds: readonly string[]): Promise<void> {
    await tx.query('select 1 from concordat.risk_note where id = any($1::uuid[]) order by id for share', [[...noteIds]]);
  }

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
        where d.agency_id = (select concordat.current_agency()) and d.person_id = $1 and d.recipient_agency_id = any($2::uuid[])
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
              null as "graceUntil", s.revoked_at as "revokedAt",
              (select coalesce(jsonb_agg(jsonb_build_object('noteId', i.note_id, 'level', i.level)), '[]')
                 from concordat.share_item i where i.share_id = s.id) as items
         from concordat.share s
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

  async end(tx: Tx, ids: readonly string[], why: EndedWhy, at: Date): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      'update concordat.decision set ended_at = greatest($3::timestamptz, decided_at), ended_why = $2 where id = any($1::uuid[]) and ended_at is null',
      [[...ids], why, at],
    );
  }

  /** Decisions in force about these notes, or not to share anything on this person: what a change brings to an end. */
  async inForce(tx: Tx, of: { noteIds?: readonly string[]; personId?: string; outcomes?: readonly Outcome[] }): Promise<EndingDecision[]> {
    return tx.query(
      `select d.id, d.note_id as "noteId", d.outcome, d.recipient_agency_id as "recipientAgencyId"
         from concordat.decision d
        where d.agency_id = (select concordat.current_agency()) and d.ended_at is null
          and ($1::uuid[] is null or d.note_id = any($1::uuid[])) and ($2::uuid is null or d.person_id = $2)
          and ($3::text[] is null or d.outcome = any($3::text[])) order by d.id`,
      [of.noteIds ? [...of.noteIds] : null, of.personId ?? null, of.outcomes ? [...of.outcomes] : null],
    );
  }
}

export interface EndingDecision {
  readonly id: string;
  readonly noteId: string;
  readonly outcome: Outcome;
  readonly recipientAgencyId: string;
}
