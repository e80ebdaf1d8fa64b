import { RaiseLateExplanations } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Urgent shares that were not explained in time, to the supervisor. */
@Injectable()
export class ExplainDueTask implements WorkerTask {
  readonly name = 'explain-due';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly explanations: RaiseLateExplanations,
  ) {}

  run(): Promise<Done> {
    return this.transactions.run((tx) => this.explanations.execute(tx));
  }
}
