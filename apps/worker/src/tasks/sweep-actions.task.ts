import { KeepAction } from '@lib/actions';
import { Injectable } from '@nestjs/common';
import type { JobHelpers } from 'graphile-worker';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

const AT_A_TIME = 500;

/** Actions that are due soon or overdue: one job for each, so that a failure costs one look. */
@Injectable()
export class SweepActionsTask implements WorkerTask {
  readonly name = 'sweep-actions';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly keeping: KeepAction,
  ) {}

  async run(_payload: unknown, helpers: JobHelpers): Promise<Done> {
    let actions = 0;
    let ids = await this.next(null);
    while (ids.length > 0) {
      await helpers.addJobs(
        ids.map((actionId) => ({ identifier: 'keep-action', payload: { actionId }, jobKey: `keep-action:${actionId}` })),
      );
      actions += ids.length;
      ids = await this.next(ids.at(-1) ?? null);
    }
    return actions === 0 ? {} : { actions };
  }

  private next(after: string | null): Promise<string[]> {
    return this.transactions.run((tx) => this.keeping.due(tx, after, AT_A_TIME));
  }
}
