import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { trailLine } from '../record/trail-sentences.js';
import { shownPlan } from './shown-plan.js';

/** What one's agency means to do about somebody as it stands now, who tells whom when it goes wrong, and what was shared lately. */
@Page({ path: '/cases/:id/plan', name: 'CASE_PLAN' })
export class CasePlanPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const [answer, { sharingPolicy: policy }] = await Promise.all([
      this.api.ask('CaseManagementPlan', { id: visit.id('id') }, visit),
      this.api.ask('SharingPolicy', {}, visit),
    ]);
    const { managementPlan, ...person } = found(answer.person);
    const lines = answer.trail.items.map((entry) => trailLine(entry, policy));
    const shown = { title: 'Management plan', person, lines, moreLines: answer.trail.hasMore };
    if (managementPlan === null) return show('journeys/plans/no-plan', shown);
    return show('journeys/plans/plan', { ...shown, ...shownPlan(managementPlan, person, found(await visit.viewer())), stands: true });
  }
}
