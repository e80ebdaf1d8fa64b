import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { AnswerEntity } from '../store/entities/answer.entity.js';
import type { AtDesk } from './answering-desk.js';
import { KeepSending, type SentInSet } from './keep-sending.js';
import { NotesTowardsAsker } from './notes-towards-asker.js';
import { RaiseContradictions } from './raise-contradictions.js';

/** What follows once the decision is on record: the enquiry moves on, and what does not fit together is said to those who have all of it. */
@Injectable()
export class SendingAftermath {
  constructor(
    private readonly keep: KeepSending,
    private readonly notes: NotesTowardsAsker,
    private readonly raising: RaiseContradictions,
  ) {}

  async execute(
    tx: Tx,
    actor: Actor,
    desk: AtDesk,
    of: SentInSet & { readonly rows: readonly AnswerEntity[] },
  ): Promise<readonly string[]> {
    await this.keep.execute(tx, actor, desk, of);
    const notes = await this.notes.find(tx, actor, desk.enquiry, { at: desk.at, decided: [] });
    return this.raising.execute(tx, actor, desk, { rows: of.rows, notes });
  }
}
