import { type Actor, Authorise } from '@lib/access';
import { londonDay, parseDay, plainText } from '@lib/kernel';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { refusalToConfirm, refusedReview } from '../domain/plan-refusals.js';
import { ManagementPlansStore } from '../store/management-plans.store.js';
import type { PlanKept, PlanRefused } from './keep-plan.js';
import { PlanActs } from './plan-acts.js';
import { PlanRecord } from './plan-record.js';

export interface ConfirmPlanAsked {
  readonly key: string;
  readonly planId: string;
  readonly because: string;
  readonly reviewOn: string;
}

/** Somebody looked at the plan again and found nothing to change: that is recorded with its reason, and the next day to look. */
@Injectable()
export class ConfirmManagementPlan {
  constructor(
    private readonly acts: PlanActs,
    private readonly authorise: Authorise,
    private readonly store: ManagementPlansStore,
    private readonly record: PlanRecord,
  ) {}

  execute(actor: Actor, input: ConfirmPlanAsked): Promise<PlanKept | PlanRefused> {
    const because = plainText(input.because, { field: 'because', label: 'Why there is nothing to change', max: 2000, optional: true });
    const reviewOn = parseDay(input.reviewOn, { field: 'reviewOn', label: 'The review day' });
    const of = { operation: 'confirmManagementPlan', subjectId: input.planId };
    return this.acts.once(actor, input, of, (tx) => this.confirm(tx, actor, input.planId, { because, reviewOn }));
  }

  private async confirm(
    tx: Tx,
    actor: Actor,
    planId: string,
    { because, reviewOn }: { readonly because: string; readonly reviewOn: string },
  ): Promise<PlanKept | PlanRefused> {
    const asked = await this.store.find(tx, planId);
    await this.authorise.check(actor, 'record', 'ManagementPlan', asked, { asked: planId });
    if (!asked) throw new Error('checked, yet not there');
    await this.store.takeTurn(tx, asked.personId, asked.agencyId);
    const plan = (await this.store.find(tx, planId)) ?? asked;
    const at = await databaseNow(tx);
    const refusal = refusalToConfirm(plan, because, refusedReview(reviewOn, londonDay(at)));
    if (refusal !== null) return refusal;
    const entryId = await this.record.entry(tx, actor, plan, { kind: 'plan.confirmed', at, rationale: { because, reviewOn } });
    await this.store.look(tx, { planId, because, reviewOn, by: actor.staffId, at, entryId });
    await this.record.tell(tx, actor, plan, { kind: 'PLAN_CONFIRMED', at, words: because }, 'confirmManagementPlan');
    await this.record.lookedAgain(tx, planId, 'Looked at again: nothing to change.');
    return { planId };
  }
}
