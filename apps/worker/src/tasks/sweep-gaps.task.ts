import { CaseAcrossAgencies } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { JobHelpers } from 'graphile-worker';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

const AT_A_TIME = 500;
/** Larger numbers wait: what people do by day goes before what is only looked through again. */
const BEHIND_THE_REST = 10;

/**
 * The rule once more for everybody about whom something changed that no act asked it for, or for whom an instant has come (a deferral
 * lapses, a standing decision or a note runs out, a review is due): its cost is that of what changed. One job a person, so that a failure
 * costs one person's look and not the night's.
 */
@Injectable()
export class SweepGapsTask implements WorkerTask {
  readonly name = 'sweep-gaps';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseAcrossAgencies,
  ) {}

  async run(_payload: unknown, helpers: JobHelpers): Promise<Done> {
    let people = 0;
    let ids = await this.next(null);
    while (ids.length > 0) {
      const jobs = ids.map((personId) => ({
        identifier: 'raise-gaps',
        payload: { personId },
        jobKey: `sweep:${personId}`,
        priority: BEHIND_THE_REST,
      }));
      await helpers.addJobs(jobs);
      people += ids.length;
      ids = await this.next(ids.at(-1) ?? null);
    }
    return { people };
  }

  private next(after: string | null): Promise<string[]> {
    return this.transactions.run((tx) => this.cases.peopleToLookAt(tx, after, AT_A_TIME));
  }
}
