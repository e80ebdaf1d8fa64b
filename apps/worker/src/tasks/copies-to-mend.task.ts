import { RaiseCopiesToMend } from '@lib/enquiry';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Whoever copied out what has since been corrected or taken back is told where that copy is. */
@Injectable()
export class CopiesToMendTask implements WorkerTask {
  readonly name = 'copies-to-mend';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly copies: RaiseCopiesToMend,
  ) {}

  run(): Promise<Done> {
    return this.transactions.run((tx) => this.copies.execute(tx));
  }
}
