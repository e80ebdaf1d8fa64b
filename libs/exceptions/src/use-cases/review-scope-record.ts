import { AccessLog, type Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { notAReviewer, type ReviewScopeAsked, soundReviewScope } from '../domain/review-scope.js';
import { type ReviewScopeRow, ReviewScopes } from '../store/review-scopes.js';

@Injectable()
export class ReviewScopeRecord {
  constructor(
    private readonly scopes: ReviewScopes,
    private readonly ledger: Ledger,
    private readonly items: WorkItems,
    private readonly log: AccessLog,
  ) {}

  async propose(tx: Tx, actor: Actor, asked: ReviewScopeAsked): Promise<{ scopeId: string } | Refusal> {
    const at = await databaseNow(tx);
    const sound = soundReviewScope(asked, at);
    if (!(await this.scopes.isReviewer(tx, sound.reviewerId))) return notAReviewer();
    const { startsAt, endsAt, personIds, ...said } = sound;
    const rationale = { ...said, personIds: [...personIds], startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    const { entryId } = await this.ledger.append(tx, actor, { kind: 'review.proposed', occurredAt: at, rationale });
    const scopeId = await this.scopes.add(tx, actor, sound, entryId);
    await this.items.raise(tx, {
      agencyId: actor.agencyId,
      role: 'INFORMATION_GOVERNANCE_OFFICER',
      kind: 'REVIEW_SCOPE',
      subjectId: scopeId,
      summary: 'An independent review was proposed. Somebody other than the proposer approves it.',
      dedupeKey: `review-scope:${scopeId}`,
    });
    await this.logged(tx, actor, 'proposeReviewScope', scopeId, null);
    return { scopeId };
  }

  async approve(tx: Tx, actor: Actor, scope: ReviewScopeRow): Promise<void> {
    await this.scopes.approve(tx, scope.id, actor.staffId);
    await this.entry(tx, actor, 'review.granted', scope, null);
    await this.items.close(tx, `review-scope:${scope.id}`, 'Approved.');
  }

  async end(tx: Tx, actor: Actor, scope: ReviewScopeRow, words: string): Promise<void> {
    await this.scopes.end(tx, scope.id, actor.staffId, words);
    await this.entry(tx, actor, 'review.ended', scope, words);
    await this.items.close(tx, `review-scope:${scope.id}`, 'Ended.');
  }

  async logged(tx: Tx, actor: Actor, operation: string, scopeId: string | null, refusedBecause: string | null): Promise<void> {
    await this.log.write(tx, actor, {
      act: refusedBecause === null ? 'ALTERATION' : 'REFUSED',
      operation,
      subjectType: 'ReviewScope',
      ...(scopeId === null ? {} : { subjectId: scopeId }),
      ...(refusedBecause === null ? {} : { code: refusedBecause }),
    });
  }

  private async entry(
    tx: Tx,
    actor: Actor,
    kind: 'review.granted' | 'review.ended',
    scope: ReviewScopeRow,
    words: string | null,
  ): Promise<void> {
    const occurredAt = await databaseNow(tx);
    await this.ledger.append(tx, actor, { kind, occurredAt, rationale: { scopeId: scope.id, words }, supersedes: scope.ledgerEntryId });
  }
}
