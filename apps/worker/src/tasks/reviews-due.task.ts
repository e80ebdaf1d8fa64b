import { RaiseReviewsDue } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Decisions not to share whose review day has come, to the supervisor of the unit that decided. */
@Injectable()
export class ReviewsDueTask implements WorkerTask {
  readonly name = 'reviews-due';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly reviews: RaiseReviewsDue,
  ) {}

  run(): Promise<Done> {
    return this.transactions.run((tx) => this.reviews.execute(tx));
  }
}
