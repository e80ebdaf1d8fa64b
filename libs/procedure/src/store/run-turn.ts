import type { Tx } from '@lib/platform';

/** Whoever records in a run, and the worker that looks at it, take turns: held until the transaction ends. Before there is a run, its person and map. */
export async function takeRunTurn(tx: Tx, of: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('procedure ' || $1::text, 0))`, [of]);
}
