import { KeepProcedure } from '@lib/procedure';
import { Injectable } from '@nestjs/common';
import type { JobHelpers } from 'graphile-worker';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

const AT_A_TIME = 500;

/** Clocks of runs that broke or are about to, tries that were missed, work that lies: one job a run, so that a failure costs one run's look. */
@Injectable()
export class SweepProceduresTask implements WorkerTask {
  readonly name = 'sweep-procedures';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly keeping: KeepProcedure,
  ) {}

  async run(_payload: unknown, helpers: JobHelpers): Promise<Done> {
    let runs = 0;
    let ids = await this.next(null);
    while (ids.length > 0) {
      await helpers.addJobs(ids.map((runId) => ({ identifier: 'keep-procedure', payload: { runId }, jobKey: `keep-procedure:${runId}` })));
      runs += ids.length;
      ids = await this.next(ids.at(-1) ?? null);
    }
    return runs === 0 ? {} : { runs };
  }

  private next(after: string | null): Promise<string[]> {
    return this.transactions.run((tx) => this.keeping.due(tx, after, AT_A_TIME));
  }
}
