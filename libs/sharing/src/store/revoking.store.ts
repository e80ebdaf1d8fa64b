import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

/** What a revoked share leaves behind in the sender's own record. */
@Injectable()
export class RevokingStore {
  async about(tx: Tx, shareId: string): Promise<{ noteIds: string[]; ledgerEntryId: string }> {
    const [found]: { noteIds: string[]; ledgerEntryId: string }[] = await tx.query(
      `select d.ledger_entry_id as "ledgerEntryId", array(select i.note_id::text from concordat.share_item i where i.share_id = s.id) as "noteIds"
         from concordat.share s join concordat.decision_set d on d.id = s.set_id where s.id = $1`,
      [shareId],
    );
    if (!found) throw new Error('the share has no decision behind it');
    return found;
  }

  /** Taking back is a decision of its own: from now on the items count as not shared, for the reason given. */
  async endDecisions(tx: Tx, shareId: string, at: Date): Promise<void> {
    await tx.query(
      `update concordat.decision set ended_at = greatest($2::timestamptz, decided_at), ended_why = 'REVOKED'
        where ended_at is null and id in (select i.decision_id from concordat.share_item i where i.share_id = $1)`,
      [shareId, at],
    );
  }
}
