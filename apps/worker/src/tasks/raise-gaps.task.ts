import { LookForGaps } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { aboutPerson, type Done, type WorkerTask } from '../worker-task.js';

/** Queued by every act about a person, and by the sweep. */
@Injectable()
export class RaiseGapsTask implements WorkerTask<{ personId: string }> {
  readonly name = 'raise-gaps';
  readonly payload = aboutPerson;

  constructor(
    private readonly transactions: Transactions,
    private readonly gaps: LookForGaps,
  ) {}

  async run({ personId }: { personId: string }): Promise<Done> {
    await this.transactions.run((tx) => this.gaps.execute(tx, { personId }));
    return {};
  }
}
