import { RemoveExports } from '@lib/exports';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Files that have been kept for as long as they may be. */
@Injectable()
export class RemoveExportsTask implements WorkerTask {
  readonly name = 'remove-exports';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly removing: RemoveExports,
  ) {}

  run(): Promise<Done> {
    return this.transactions.run((tx) => this.removing.execute(tx));
  }
}
