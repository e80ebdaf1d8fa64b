import { EmptyImports } from '@lib/imports';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Rows of files that nobody confirmed, and the texts of those that were refused, once their days are over. */
@Injectable()
export class EmptyImportsTask implements WorkerTask {
  readonly name = 'empty-imports';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly emptying: EmptyImports,
  ) {}

  run(): Promise<Done> {
    return this.transactions.run((tx) => this.emptying.execute(tx));
  }
}
