import { isUuid } from '@lib/kernel';
import { faultForLog, type Logger } from '@lib/platform';
import type { JobHelpers, Task } from 'graphile-worker';
import { z } from 'zod';

/** How much was done: counts only, for the log. A job about one person says nothing: there are thousands of them. */
export type Done = Readonly<Record<string, number>>;

export interface WorkerTask<Payload = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  run(payload: Payload, helpers: JobHelpers): Promise<Done>;
}

/** The queue adds a note of its own to what the clock starts. */
export const nothing = z.strictObject({ _cron: z.unknown().optional() });
export const aboutPerson = z.strictObject({ personId: z.string().refine(isUuid, 'is not an id') });

/** A failure is told to the log without values; the queue keeps only where to look, because it keeps it in a table. */
export function handlerOf<Payload>(task: WorkerTask<Payload>, logger: Logger): Task {
  return async (payload, helpers) => {
    const { id: jobId, attempts } = helpers.job;
    try {
      const done = await task.run(task.payload.parse(payload), helpers);
      logger[Object.keys(done).length > 0 ? 'info' : 'debug']({ task: task.name, jobId, ...done }, 'done');
    } catch (fault) {
      logger.error({ task: task.name, jobId, attempts, fault: faultForLog(fault) }, 'failed');
      throw new Error(`See the worker's log for job ${jobId}`);
    }
  };
}
