import { openSql, workableSql } from '@lib/access';
import type { ConcernLevel } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Outcome } from '../domain/outcomes.js';

/** A decision with the sitting it was made in: whose unit it is of, and who made it. */
export interface DecisionToEndorse {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly unitId: string;
  readonly open: boolean;
  readonly workable: boolean;
  readonly decidedBy: string;
  readonly setId: string;
  readonly ledgerEntryId: string;
  readonly recipientAgencyId: string;
  readonly recipientUnitId: string | null;
  readonly recipientStaffId: string | null;
  /** Null when it is about an answer to a question. */
  readonly noteId: string | null;
  readonly noteLevel: ConcernLevel;
  readonly outcome: Outcome;
  readonly endorseDueAt: Date | null;
  readonly endorsedAt: Date | null;
  readonly endedAt: Date | null;
}

@Injectable()
export class EndorsingStore {
  /** Held until the act ends: of two supervisors at once, the second finds it done. */
  async hold(tx: Tx, id: string): Promise<DecisionToEndorse | null> {
    const [found]: DecisionToEndorse[] = await tx.query(
      `select d.id, d.agency_id as "agencyId", d.person_id as "personId", s.unit_id as "unitId", s.decided_by as "decidedBy", d.set_id as "setId",
              s.ledger_entry_id as "ledgerEntryId", d.recipient_agency_id as "recipientAgencyId", d.recipient_unit_id as "recipientUnitId",
              d.recipient_staff_id as "recipientStaffId", d.note_id as "noteId", d.note_level as "noteLevel", d.outcome,
              d.endorse_due_at as "endorseDueAt", d.endorsed_at as "endorsedAt", d.ended_at as "endedAt",
              ${openSql('d.person_id')} as open, ${workableSql('d.person_id')} as workable
         from concordat.decision d join concordat.decision_set s on s.id = d.set_id where d.id = $1 for update of d`,
      [id],
    );
    return found ?? null;
  }

  /** Sent back, it no longer answers for anything: somebody has to decide again. */
  async mark(tx: Tx, id: string, by: string, said: { endorsement: 'ENDORSED' | 'SENT_BACK'; words: string | null }): Promise<{ at: Date }> {
    const [marked]: { at: Date }[] = await tx.query(
      `with marked as (update concordat.decision set endorsed_at = concordat.now(), endorsed_by = $2, endorsement = $3, endorsement_words = $4,
           ended_at = case when $3 = 'SENT_BACK' then concordat.now() end, ended_why = case when $3 = 'SENT_BACK' then 'SENT_BACK' end
         where id = $1 and endorsed_at is null and ended_at is null returning endorsed_at)
       select endorsed_at as at from marked`,
      [id, by, said.endorsement, said.words],
    );
    if (!marked) throw new Error('the decision was held, yet changed');
    return marked;
  }
}
