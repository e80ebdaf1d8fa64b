import { TellPeople } from '@lib/notify';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../transactions.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Every minute, and at once when something that interrupts was raised. */
@Injectable()
export class TellPeopleTask implements WorkerTask {
  readonly name = 'tell-people';
  readonly payload = nothing;

  constructor(
    private readonly transactions: Transactions,
    private readonly telling: TellPeople,
  ) {}

  run(): Promise<Done> {
    return this.telling.execute((work) => this.transactions.run(work));
  }
}
