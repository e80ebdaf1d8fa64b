import { isRefusal, type Refusal } from '@lib/kernel';
import type { Reading } from '@lib/platform';
import { refusedSharing } from '@lib/sharing';

/** The run as it stands now, or why nothing was recorded. */
export async function changedRun(done: { readonly runId: string } | Refusal, read: Reading): Promise<object> {
  if (isRefusal(done)) return done.code.startsWith('SHR-') ? refusedSharing(done, read) : done;
  return { __typename: 'ProcedureChanged', run: await read.one('ProcedureRun', done.runId) };
}
