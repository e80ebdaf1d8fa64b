import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { lookedStand } from './stands.js';

/** What one's agency decided about the risk somebody poses, the newest first. */
@Page({ path: '/cases/:id/risk-decisions', name: 'CASE_RISK_DECISIONS' })
export class CaseDecisionsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const answer = await this.api.ask('CaseRiskDecisions', { id: visit.id('id'), ...(after && { after }) }, visit);
    const { riskDecisions, ...person } = found(answer.person);
    return show('journeys/risk-decisions/case-decisions', {
      title: 'Decisions about risk',
      person,
      decisions: riskDecisions.items.map((one) => ({ ...one, stand: lookedStand(one), choice: one.options[one.chosen]?.title })),
      pages: pagesOf(visit, riskDecisions),
    });
  }
}
