import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ErasureOutcome, mayDecide, saidWhy, soundOutcome } from '../domain/erasure.js';
import { CarryOutErasure } from './carry-out-erasure.js';
import { ErasureRecord } from './erasure-record.js';

export interface DecideErasureAsked {
  readonly key: string;
  readonly id: string;
  readonly outcome: string;
  readonly words: string;
}

/** The second officer: it goes, it stays as evidence and nothing else, or it stays as it is. Done at once, in one transaction. */
@Injectable()
export class DecideErasure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly carrying: CarryOutErasure,
    private readonly record: ErasureRecord,
  ) {}

  execute(actor: Actor, asked: DecideErasureAsked): Promise<{ requestId: string } | Refusal> {
    const input = { ...asked, outcome: soundOutcome(asked.outcome), words: saidWhy(asked.words) };
    const operation = 'decideErasure';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.decide(tx, actor, input));
      await this.record.logged(tx, actor, { operation, subjectId: input.id, ...(isRefusal(done) && { code: done.code }) });
      return done;
    });
  }

  private async decide(
    tx: Tx,
    actor: Actor,
    { id, outcome, words }: { readonly id: string; readonly outcome: ErasureOutcome; readonly words: string },
  ): Promise<{ requestId: string } | Refusal> {
    const request = await this.carrying.find(tx, actor, id);
    await this.authorise.check(actor, 'decide', 'ErasureRequest', request, { asked: id });
    if (!request) throw new Error('checked, yet not there');
    const refusal = mayDecide(request, outcome, actor.staffId);
    if (refusal !== null) return refusal;
    await this.carrying.execute(tx, actor, request, { outcome, words });
    await this.record.decided(tx, id);
    return { requestId: id };
  }
}
