import { RaiseLessTold } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { aboutPerson, type Done, type WorkerTask } from '../worker-task.js';

/** After a circumstance and every night: what an agency's own shares leave unexplained now. */
@Injectable()
export class ToldLessTask implements WorkerTask<{ personId: string }> {
  readonly name = 'told-less';
  readonly payload = aboutPerson;

  constructor(
    private readonly transactions: Transactions,
    private readonly lessTold: RaiseLessTold,
  ) {}

  async run({ personId }: { personId: string }): Promise<Done> {
    await this.transactions.run((tx) => this.lessTold.execute(tx, { personId }));
    return {};
  }
}
