import { isUuid } from '@lib/kernel';
import { KeepAction } from '@lib/actions';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions } from '../transactions.js';
import type { Done, WorkerTask } from '../worker-task.js';

const ofAction = z.strictObject({ actionId: z.string().refine(isUuid, 'is not an id') });

/** Queued by everything that is recorded of an action, and by the sweep. */
@Injectable()
export class KeepActionTask implements WorkerTask<{ actionId: string }> {
  readonly name = 'keep-action';
  readonly payload = ofAction;

  constructor(
    private readonly transactions: Transactions,
    private readonly keeping: KeepAction,
  ) {}

  async run({ actionId }: { actionId: string }): Promise<Done> {
    await this.transactions.run((tx) => this.keeping.execute(tx, actionId));
    return {};
  }
}
