import { WarnOfEnding } from '@lib/partnership';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Agreements that end in 90, 30 or 7 days, to their owners. */
@Injectable()
export class WarnAgreementsTask implements WorkerTask {
  readonly name = 'warn-agreements';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly warnings: WarnOfEnding,
  ) {}

  run(): Promise<Done> {
    return this.transactions.run((tx) => this.warnings.execute(tx));
  }
}
