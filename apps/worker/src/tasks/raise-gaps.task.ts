import { RaiseGroupGaps } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { aboutPerson, type Done, type WorkerTask } from '../worker-task.js';

/** Queued by every act about a person: what others hold that is graver than what was told. */
@Injectable()
export class RaiseGapsTask implements WorkerTask<{ personId: string }> {
  readonly name = 'raise-gaps';
  readonly payload = aboutPerson;

  constructor(
    private readonly transactions: Transactions,
    private readonly gaps: RaiseGroupGaps,
  ) {}

  async run({ personId }: { personId: string }): Promise<Done> {
    await this.transactions.run((tx) => this.gaps.execute(tx, { personId }));
    return {};
  }
}
