import { isUuid } from '@lib/kernel';
import { PrepareConference } from '@lib/conference';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions } from '../transactions.js';
import type { Done, WorkerTask } from '../worker-task.js';

const ofConference = z.strictObject({ conferenceId: z.string().refine(isUuid, 'is not an id') });

/** Queued when somebody is put on an agenda or taken off it, and when a conference is over. */
@Injectable()
export class KeepConferenceTask implements WorkerTask<{ conferenceId: string }> {
  readonly name = 'keep-conference';
  readonly payload = ofConference;

  constructor(
    private readonly transactions: Transactions,
    private readonly preparing: PrepareConference,
  ) {}

  async run({ conferenceId }: { conferenceId: string }): Promise<Done> {
    await this.transactions.run((tx) => this.preparing.execute(tx, conferenceId));
    return {};
  }
}
