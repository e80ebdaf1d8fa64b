import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayReturn } from '../domain/answering.js';
import type { ShareEntity } from '../store/entities/share.entity.js';
import { AnswerShare } from './answer-share.js';

export interface ReturnAsked {
  readonly key: string;
  readonly shareId: string;
  readonly reason: string;
}

/** "Not for us, because": back with the sender at once, as work for the unit that sent it. */
@Injectable()
export class ReturnShare {
  constructor(
    private readonly answering: AnswerShare,
    private readonly work: WorkItems,
  ) {}

  execute(actor: Actor, input: ReturnAsked): Promise<{ shareId: string } | Refusal> {
    const reason = plainText(input.reason, { field: 'reason', label: 'Why it is not for you', max: 2000, optional: true }) || null;
    return this.answering.execute(actor, input, {
      operation: 'returnShare',
      response: 'NOT_FOR_US',
      words: reason,
      refusal: (share) => mayReturn(share, reason),
      after: (tx, share) => this.tellSender(tx, share),
    });
  }

  private tellSender(tx: Tx, share: ShareEntity): Promise<void> {
    return this.work.raise(tx, {
      agencyId: share.senderAgencyId,
      unitId: share.senderUnitId,
      kind: 'NOT_FOR_US',
      personId: share.personId,
      subjectId: share.id,
      recipientAgencyId: share.recipientAgencyId,
      summary: 'They say that something you sent is not for them. Read why, and send it to whoever it is for.',
      dedupeKey: `not-for-us:${share.id}`,
    });
  }
}
