import { isRefusal } from '@lib/kernel';
import type { Tx } from '@lib/platform';

/** A refusal is returned and its transaction commits, with the log row that says so; whatever was written before it is taken back here. */
export async function allOrNothing<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.query('savepoint all_or_nothing');
  const answer = await work();
  await tx.query(isRefusal(answer) ? 'rollback to savepoint all_or_nothing' : 'release savepoint all_or_nothing');
  return answer;
}
