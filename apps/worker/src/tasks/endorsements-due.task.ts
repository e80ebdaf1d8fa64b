import { RaiseLateEndorsements } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Grave withholdings that nobody has endorsed in time, to the unit above. */
@Injectable()
export class EndorsementsDueTask implements WorkerTask {
  readonly name = 'endorsements-due';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly endorsements: RaiseLateEndorsements,
  ) {}

  run(): Promise<Done> {
    return this.transactions.run((tx) => this.endorsements.execute(tx));
  }
}
