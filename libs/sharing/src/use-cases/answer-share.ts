import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { isAddressedTo } from '../domain/answering.js';
import { alreadyAnswered } from '../domain/share-refusals.js';
import type { ShareEntity } from '../store/entities/share.entity.js';
import { ShareStore } from '../store/share.store.js';
import { ShareRecord } from './share-record.js';

export interface Answer {
  readonly operation: 'acknowledgeShare' | 'returnShare';
  readonly response: 'ACKNOWLEDGED' | 'NOT_FOR_US';
  readonly words: string | null;
  readonly refusal: (share: ShareEntity) => Refusal | null;
  readonly after?: (tx: Tx, share: ShareEntity) => Promise<void>;
}

/** What acknowledging and sending back have in common: once, by whom it was addressed to, on the record of both. */
@Injectable()
export class AnswerShare {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly shares: ShareStore,
    private readonly record: ShareRecord,
  ) {}

  execute(actor: Actor, input: { readonly key: string; readonly shareId: string }, answer: Answer): Promise<{ shareId: string } | Refusal> {
    const act = { key: input.key, operation: answer.operation, input };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, act, () => this.answer(tx, actor, input.shareId, answer));
      if (isRefusal(done)) await this.record.refused(tx, actor, input.shareId, answer.operation, done.code);
      return done;
    });
  }

  private async answer(tx: Tx, actor: Actor, shareId: string, answer: Answer): Promise<{ shareId: string } | Refusal> {
    const share = await this.shares.find(tx, shareId);
    await this.authorise.check(actor, 'answer', 'Share', share && isAddressedTo(actor, share) ? share : null, { asked: shareId });
    if (!share) throw new Error('checked, yet not there');
    const { operation, response, words } = answer;
    const refusal = answer.refusal(share);
    if (refusal !== null) return refusal;
    const answered = await this.shares.answer(tx, share.id, { response, words, by: actor.staffId });
    // The row says otherwise than was read a moment ago: somebody was quicker.
    if (answered === null) return alreadyAnswered();
    await this.record.write(tx, actor, share, { trail: response, ledger: 'share.answered', at: answered.at, words });
    await this.record.logged(tx, actor, share, { act: 'ALTERATION', operation });
    await answer.after?.(tx, share);
    return { shareId: share.id };
  }
}
