import type pg from 'pg';
import { leavesOf, LogTables, type Sized } from './log-tables.js';
import { inTransaction } from '../store/in-transaction.js';
import { Halted } from './halted.js';

/**
 * Gives the next entries their places, all of it in one transaction: places, tiles, the new tree's root. What stood before must still be
 * the tree that was committed last, or nothing is added to it. Answers how many were placed.
 */
export function integrate(client: pg.ClientBase, most: number): Promise<number> {
  return inTransaction(client, () => placeNext(new LogTables(client), most));
}

async function placeNext(tables: LogTables, most: number): Promise<number> {
  const state = await tables.state('for update');
  if (!state || state.haltedWhy !== null) return 0;
  const size = await tables.size();
  const waiting = await tables.waiting(most, state.genesisEntryId, size);
  if (waiting.length === 0) return 0;
  const tree = tables.tree(size);
  if (size > 0) await sameAsCommitted(tables, { size, root: await tree.root() });
  await tree.append(leavesOf(waiting));
  await tables.place(size, waiting);
  await tables.grow(tree);
  await tables.commit({ size: tree.size, root: await tree.root() });
  return waiting.length;
}

async function sameAsCommitted(tables: LogTables, now: Sized): Promise<void> {
  const committed = await tables.committed(now.size);
  if (committed && committed.equals(now.root)) return;
  throw new Halted(`The tiles of ${now.size} entries do not give the root that was committed for them.`);
}
