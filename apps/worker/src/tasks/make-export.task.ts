import { MakeExport, type Within } from '@lib/exports';
import { isUuid } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import type { JobHelpers } from 'graphile-worker';
import { z } from 'zod';
import { Transactions } from '../transactions.js';
import type { Done, WorkerTask } from '../worker-task.js';

const payload = z.strictObject({ exportId: z.string().refine(isUuid, 'is not an id') });
type Asked = z.infer<typeof payload>;

/** Files of somebody's sharing record, for whoever asked for them. After the last attempt they are told that it failed. */
@Injectable()
export class MakeExportTask implements WorkerTask<Asked> {
  readonly name = 'make-export';
  readonly payload = payload;

  constructor(
    private readonly transactions: Transactions,
    private readonly making: MakeExport,
  ) {}

  async run({ exportId }: Asked, { job }: JobHelpers): Promise<Done> {
    const within: Within = (work) => this.transactions.run(work);
    try {
      return (await this.making.execute(within, exportId)) ? { made: 1 } : {};
    } catch (fault) {
      if (job.attempts >= job.max_attempts) await this.making.fail(within, exportId);
      throw fault;
    }
  }
}
