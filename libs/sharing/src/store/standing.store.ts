import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { StandingDecisionEntity } from './entities/standing-decision.entity.js';
import { insertTogether, rowsOf } from './insert-together.js';

export type NewStanding = Omit<StandingDecisionEntity, 'approvedBy' | 'approvedAt' | 'endedAt' | 'endedWords'>;

@Injectable()
export class StandingStore {
  /** Two people proposing the same at once take turns here, so that one of them is told. */
  async takeTurn(tx: Tx, agencyId: string, recipientAgencyId: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`standing ${agencyId} ${recipientAgencyId}`]);
  }

  /** One that answers now or waits for approval; one past its review day is neither. */
  async standsOrWaits(tx: Tx, of: { agencyId: string; recipientAgencyId: string; category: string; today: string }): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select 1 from concordat.standing_decision where agency_id = $1 and recipient_agency_id = $2 and category = $3 and ended_at is null
          and (approved_at is null or review_by >= $4::date) limit 1`,
      [of.agencyId, of.recipientAgencyId, of.category, of.today],
    );
    return rows.length > 0;
  }

  add(tx: Tx, row: NewStanding): Promise<void> {
    return insertTogether(tx, rowsOf(StandingDecisionEntity, [row]));
  }

  hold(tx: Tx, id: string): Promise<StandingDecisionEntity | null> {
    return tx.findOne(StandingDecisionEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The one it renews ends; answers the ids of those. */
  async approve(tx: Tx, one: StandingDecisionEntity, by: string, of: { at: Date; ledgerEntryId: string }): Promise<string[]> {
    await tx.query('update concordat.standing_decision set approved_by = $2, approved_at = $3, ledger_entry_id = $4 where id = $1', [
      one.id,
      by,
      of.at,
      of.ledgerEntryId,
    ]);
    const renewed: { id: string }[] = await tx.query(
      `with renewed as (update concordat.standing_decision set ended_at = $5, ended_words = 'Renewed.'
         where agency_id = $1 and recipient_agency_id = $2 and category = $3 and id <> $4 and ended_at is null returning id)
       select id from renewed`,
      [one.agencyId, one.recipientAgencyId, one.category, one.id, of.at],
    );
    return renewed.map(({ id }) => id);
  }
}
