import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

/** What a revoked share leaves behind in the sender's own record. */
@Injectable()
export class RevokingStore {
  async notesIn(tx: Tx, shareId: string): Promise<string[]> {
    const found: { noteId: string }[] = await tx.query(
      'select i.note_id::text as "noteId" from concordat.share_item i where i.share_id = $1 and i.note_id is not null',
      [shareId],
    );
    return found.map(({ noteId }) => noteId);
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
