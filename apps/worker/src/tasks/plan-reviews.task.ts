import { RaisePlanReviews } from '@lib/plans';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Management plans whose review day has come, to the unit that wrote them. */
@Injectable()
export class PlanReviewsTask implements WorkerTask {
  readonly name = 'plan-reviews';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly reviews: RaisePlanReviews,
  ) {}

  run(): Promise<Done> {
    return this.transactions.run((tx) => this.reviews.execute(tx));
  }
}
