import type { Tx } from '@lib/platform';

/**
 * One agency's notes on one person are written, or weighed for a share, by one transaction at a time. Otherwise somebody could record
 * something graver while a share of something slighter is being saved, and neither act would see the other.
 */
export async function holdNotes(tx: Tx, agencyId: string, personId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`notes ${agencyId} ${personId}`]);
}
