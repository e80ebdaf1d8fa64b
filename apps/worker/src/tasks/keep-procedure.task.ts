import { isUuid } from '@lib/kernel';
import { KeepProcedure } from '@lib/procedure';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions } from '../transactions.js';
import type { Done, WorkerTask } from '../worker-task.js';

const ofRun = z.strictObject({ runId: z.string().refine(isUuid, 'is not an id') });

/** Queued by everything that is recorded in a run, and by the sweep. */
@Injectable()
export class KeepProcedureTask implements WorkerTask<{ runId: string }> {
  readonly name = 'keep-procedure';
  readonly payload = ofRun;

  constructor(
    private readonly transactions: Transactions,
    private readonly keeping: KeepProcedure,
  ) {}

  async run({ runId }: { runId: string }): Promise<Done> {
    await this.transactions.run((tx) => this.keeping.execute(tx, runId));
    return {};
  }
}
