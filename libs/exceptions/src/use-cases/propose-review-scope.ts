import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ReviewScopeAsked } from '../domain/review-scope.js';
import { ReviewScopeRecord } from './review-scope-record.js';

export interface ProposeReviewScopeAsked extends ReviewScopeAsked {
  readonly key: string;
}

/** The agency whose record it is says who may read it, of whom, what for and until when. Nothing opens before a second person agrees. */
@Injectable()
export class ProposeReviewScope {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly record: ReviewScopeRecord,
  ) {}

  execute(actor: Actor, input: ProposeReviewScopeAsked): Promise<{ scopeId: string } | Refusal> {
    const operation = 'proposeReviewScope';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.propose(tx, actor, input));
      if (isRefusal(done)) await this.record.logged(tx, actor, operation, null, done.code);
      return done;
    });
  }

  private async propose(tx: Tx, actor: Actor, input: ProposeReviewScopeAsked): Promise<{ scopeId: string } | Refusal> {
    for (const personId of new Set(input.personIds)) {
      const person = await this.people.open(tx, personId);
      await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    }
    return this.record.propose(tx, actor, input);
  }
}
