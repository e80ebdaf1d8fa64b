import { type WorkToRaise, WorkInStep } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type PlanDue, PlansDue } from '../store/plans-due.js';
import { PLAN_REVIEW, planReviewKey } from './plan-review-key.js';

/** Run by the worker: plans whose review day has come, to the unit that wrote them. Asked as often as you like, it raises each once. */
@Injectable()
export class RaisePlanReviews {
  constructor(
    private readonly due: PlansDue,
    private readonly work: WorkInStep,
  ) {}

  async execute(tx: Tx): Promise<{ readonly raised: number; readonly closed: number }> {
    const wanted = (await this.due.today(tx)).map(workFor);
    return this.work.keep(tx, { kind: 'PLAN_REVIEW_DUE', prefix: PLAN_REVIEW, wanted, over: 'Looked at again.' });
  }
}

function workFor({ planId, reference, agencyId, unitId, personId, dueAt }: PlanDue): WorkToRaise {
  return {
    agencyId,
    unitId,
    personId,
    subjectId: planId,
    kind: 'PLAN_REVIEW_DUE',
    summary: `The day has come to look at management plan ${reference} again. Change it, or say that there is nothing to change and why.`,
    dueAt,
    dedupeKey: planReviewKey(planId),
  };
}
