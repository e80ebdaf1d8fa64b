import { type Actor, Authorise } from '@lib/access';
import { Invalid, isMeaningless, isRefusal, plainText, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { decidedAlready } from '../domain/review-scope.js';
import { ReviewScopes } from '../store/review-scopes.js';
import { ReviewScopeRecord } from './review-scope-record.js';

export interface EndReviewScopeAsked {
  readonly key: string;
  readonly id: string;
  readonly words: string;
}

/** Taking away waits for nobody: one person ends it, at once. */
@Injectable()
export class EndReviewScope {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly scopes: ReviewScopes,
    private readonly record: ReviewScopeRecord,
  ) {}

  execute(actor: Actor, asked: EndReviewScopeAsked): Promise<{ scopeId: string } | Refusal> {
    const input = { ...asked, words: plainText(asked.words, { field: 'words', label: 'Why it ends', max: 2000 }) };
    if (isMeaningless(input.words)) throw new Invalid({ words: 'Say why it ends, in a few words' });
    const operation = 'endReviewScope';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.decide(tx, actor, input));
      await this.record.logged(tx, actor, operation, input.id, isRefusal(done) ? done.code : null);
      return done;
    });
  }

  private async decide(tx: Tx, actor: Actor, input: EndReviewScopeAsked): Promise<{ scopeId: string } | Refusal> {
    const scope = await this.scopes.hold(tx, input.id);
    await this.authorise.check(actor, 'end', 'ReviewScope', scope, { asked: input.id });
    if (!scope) throw new Error('checked, yet not there');
    if (scope.endedAt !== null || scope.over) return decidedAlready();
    await this.record.end(tx, actor, scope, input.words);
    return { scopeId: input.id };
  }
}
