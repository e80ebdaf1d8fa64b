import { ChaseEnquiries } from '@lib/enquiry';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Enquiries that nobody has answered in time: a reminder, then the answerer's supervisor, then the asker's; and the end of that work. */
@Injectable()
export class ChaseEnquiriesTask implements WorkerTask {
  readonly name = 'chase-enquiries';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly chasing: ChaseEnquiries,
  ) {}

  run(): Promise<Done> {
    return this.transactions.run((tx) => this.chasing.execute(tx));
  }
}
