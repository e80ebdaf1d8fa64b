import type pg from 'pg';
import type { Delayed } from './log-tables.js';
import { recordByLog } from './record-by-log.js';

/** What went out before its proof is itself on the record, for its sender and its recipient: from when it could be opened, and when it was sealed. */
export async function recordDelays(client: pg.ClientBase, delayed: readonly Delayed[]): Promise<void> {
  if (delayed.length === 0) return;
  const entries = await recordByLog(
    client,
    delayed.map(({ senderAgencyId, recipientAgencyId, personId, entryId, openedFrom, sealedAt }) => ({
      agencyId: senderAgencyId,
      kind: 'release.delayed',
      personId,
      occurredAt: openedFrom,
      about: entryId,
      rationale: { openedFrom: openedFrom.toISOString(), sealedAt: sealedAt.toISOString() },
      to: [recipientAgencyId],
    })),
  );
  // Sealing is undone with it, and tried again: a delay that nobody recorded would never be recorded.
  if (entries === null) throw new Error('the record was halted while delays were being recorded');
}
