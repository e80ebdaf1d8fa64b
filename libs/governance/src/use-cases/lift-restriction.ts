import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { notRestricted, restrictionNeedsAnother, saidWhy } from '../domain/erasure.js';
import { ErasureRequests } from '../store/erasure-requests.js';
import { ErasureRecord } from './erasure-record.js';
import type { LiftAsked } from './lift-hold.js';

/** It is used like any other again; decided by another officer than the one who restricted it. */
@Injectable()
export class LiftRestriction {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly requests: ErasureRequests,
    private readonly record: ErasureRecord,
  ) {}

  execute(actor: Actor, asked: LiftAsked): Promise<{ requestId: string } | Refusal> {
    const input = { ...asked, words: saidWhy(asked.words) };
    const operation = 'liftRestriction';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.lift(tx, actor, input));
      await this.record.logged(tx, actor, { operation, subjectId: input.id, ...(isRefusal(done) && { code: done.code }) });
      return done;
    });
  }

  private async lift(tx: Tx, actor: Actor, { id, words }: LiftAsked): Promise<{ requestId: string } | Refusal> {
    const request = await this.requests.hold(tx, id);
    await this.authorise.check(actor, 'lift', 'ErasureRequest', request, { asked: id });
    if (!request) throw new Error('checked, yet not there');
    if (request.outcome !== 'RESTRICTED' || request.liftedAt !== null) return notRestricted();
    if (request.decidedBy === actor.staffId) return restrictionNeedsAnother();
    await this.requests.lift(tx, id, actor.staffId, words);
    await this.requests.restrict(tx, id, false);
    await this.record.happened(tx, actor, request, 'restriction.lifted', { words, told: [] });
    return { requestId: id };
  }
}
