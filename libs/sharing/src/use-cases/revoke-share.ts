import { type Actor, Authorise } from '@lib/access';
import { isRefusal, plainText, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { mayRevoke } from '../domain/answering.js';
import { alreadyRevoked } from '../domain/share-refusals.js';
import { ShareRecord } from './share-record.js';
import { type RevokeDone, TakeBack } from './take-back.js';

export interface RevokeAsked {
  readonly key: string;
  readonly shareId: string;
  readonly reason: string;
}
/** Takes back what was sent: nobody there can open it from now on, and it is said plainly whether somebody already had. */
@Injectable()
export class RevokeShare {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly back: TakeBack,
    private readonly record: ShareRecord,
  ) {}

  execute(actor: Actor, input: RevokeAsked): Promise<RevokeDone | Refusal> {
    const reason = plainText(input.reason, { field: 'reason', label: 'Why you are taking it back', max: 2000, optional: true });
    const act = { key: input.key, operation: 'revokeShare', input };
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, act, () => this.revoke(tx, actor, input.shareId, reason));
      if (isRefusal(done)) await this.record.refused(tx, actor, input.shareId, act.operation, done.code);
      return done;
    });
  }

  private async revoke(tx: Tx, actor: Actor, shareId: string, reason: string): Promise<RevokeDone | Refusal> {
    const share = await this.back.find(tx, shareId);
    await this.authorise.check(actor, 'revoke', 'Share', share, { asked: shareId });
    if (!share) throw new Error('checked, yet not there');
    return mayRevoke(share, reason) ?? (await this.back.execute(tx, actor, share, reason)) ?? alreadyRevoked();
  }
}
