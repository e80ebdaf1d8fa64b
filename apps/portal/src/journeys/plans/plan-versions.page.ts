import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** Every version of the plan, the newest first, and any two of them to compare. */
@Page({ path: '/cases/:id/plan/versions', name: 'PLAN_VERSIONS' })
export class PlanVersionsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const answer = await this.api.ask('CaseManagementPlanVersions', { id: visit.id('id'), ...(after && { after }) }, visit);
    const { managementPlanVersions: versions, ...person } = found(answer.person);
    return show('journeys/plans/plan-versions', {
      title: 'Versions of the management plan',
      person,
      versions: versions.items,
      pages: pagesOf(visit, versions),
      back: `/cases/${person.id}/plan`,
    });
  }
}
