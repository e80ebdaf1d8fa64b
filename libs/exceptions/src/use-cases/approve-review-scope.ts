import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { decidedAlready, secondPerson } from '../domain/review-scope.js';
import { ReviewScopes } from '../store/review-scopes.js';
import { ReviewScopeRecord } from './review-scope-record.js';

export interface ApproveReviewScopeAsked {
  readonly key: string;
  readonly id: string;
}

/** The second person. From its start on, and until its end, the reviewer reads. */
@Injectable()
export class ApproveReviewScope {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly scopes: ReviewScopes,
    private readonly record: ReviewScopeRecord,
  ) {}

  execute(actor: Actor, input: ApproveReviewScopeAsked): Promise<{ scopeId: string } | Refusal> {
    const operation = 'approveReviewScope';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.decide(tx, actor, input));
      await this.record.logged(tx, actor, operation, input.id, isRefusal(done) ? done.code : null);
      return done;
    });
  }

  private async decide(tx: Tx, actor: Actor, input: ApproveReviewScopeAsked): Promise<{ scopeId: string } | Refusal> {
    const scope = await this.scopes.hold(tx, input.id);
    await this.authorise.check(actor, 'approve', 'ReviewScope', scope, { asked: input.id });
    if (!scope) throw new Error('checked, yet not there');
    if (scope.approvedAt !== null || scope.endedAt !== null || scope.over) return decidedAlready();
    if (scope.proposedBy === actor.staffId) return secondPerson();
    await this.record.approve(tx, actor, scope);
    return { scopeId: input.id };
  }
}
