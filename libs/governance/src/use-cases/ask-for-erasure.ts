import { type Actor, Authorise } from '@lib/access';
import { isRefusal, newReference, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { askedAlready, type ErasureAsked, erasedAlready, type SoundErasure, soundErasure } from '../domain/erasure.js';
import { ErasureRequests } from '../store/erasure-requests.js';
import { ErasureRecord } from './erasure-record.js';

export interface AskForErasureAsked extends ErasureAsked {
  readonly key: string;
}

/** The first of two officers says what must go and why. Nothing happens to it before the second has decided. */
@Injectable()
export class AskForErasure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly requests: ErasureRequests,
    private readonly record: ErasureRecord,
  ) {}

  execute(actor: Actor, asked: AskForErasureAsked): Promise<{ requestId: string } | Refusal> {
    const input = { key: asked.key, ...soundErasure(asked) };
    const operation = 'askForErasure';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.ask(tx, actor, input));
      await this.record.logged(tx, actor, { operation, ...(isRefusal(done) ? { code: done.code } : { subjectId: done.requestId }) });
      return done;
    });
  }

  private async ask(tx: Tx, actor: Actor, asked: SoundErasure): Promise<{ requestId: string } | Refusal> {
    const item = await this.requests.item(tx, asked.item);
    await this.authorise.check(actor, 'ask', 'ErasureRequest', item, { asked: asked.item.id });
    if (!item) throw new Error('checked, yet not there');
    if (item.erased) return erasedAlready();
    const { personId } = item;
    const requestId = await this.requests.add(tx, actor, asked, { reference: newReference(), personId });
    if (requestId === null) return askedAlready();
    await this.record.asked(tx, actor, { id: requestId, personId });
    return { requestId };
  }
}
