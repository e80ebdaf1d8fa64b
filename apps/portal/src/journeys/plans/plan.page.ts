import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { shownPlan } from './shown-plan.js';

/** One version, as it was written. */
@Page({ path: '/plans/:id', name: 'PLAN' })
export class PlanPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const plan = found((await this.api.ask('ManagementPlanVersion', { id: visit.id('id') }, visit)).managementPlanVersion);
    const [viewer, person] = [found(await visit.viewer()), found(plan.person)];
    return show('journeys/plans/plan', {
      title: `Management plan, version ${plan.number}`,
      person,
      ...shownPlan(plan, person, viewer),
      stands: false,
      back: `/cases/${person.id}/plan`,
    });
  }
}
