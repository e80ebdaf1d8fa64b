import { Get } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import type { ManagementPlan } from '../../api/answers/management-plans.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { besideOf, changedSections, planSections } from './plan-view.js';

/** What differs between any two versions of one plan. */
@Page({ path: '/cases/:id/plan/compare', name: 'COMPARE_PLANS' })
export class ComparePlansPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const [one, other] = await Promise.all([this.version(visit, 'from'), this.version(visit, 'to')]);
    const [before, after] = one.number <= other.number ? [one, other] : [other, one];
    const [was, is] = [before, after].map((plan) => planSections(plan, besideOf(plan)));
    return show('journeys/plans/compare-plans', {
      title: `Version ${before.number} and version ${after.number}`,
      person: found(after.person),
      before,
      after,
      changed: changedSections(was ?? [], is ?? []),
      back: `/cases/${visit.id('id')}/plan/versions`,
    });
  }

  private async version(visit: Visit, name: string) {
    const id = visit.query(name);
    if (id === undefined || !isUuid(id)) throw new NotFound();
    const plan = found((await this.api.ask('ManagementPlanVersion', { id }, visit)).managementPlanVersion);
    if (plan.person?.id !== visit.id('id')) throw new NotFound();
    return plan satisfies ManagementPlan;
  }
}
