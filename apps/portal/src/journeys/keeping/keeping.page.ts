import { Get } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** What waits for a decision and what was erased. */
@Page({ path: '/keeping', name: 'KEEPING' })
export class KeepingPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { erasureRequests } = await this.api.ask('ErasureRequests', { ...(after && { after }) }, visit);
    return show('journeys/keeping/keeping', { requests: erasureRequests.items, pages: pagesOf(visit, erasureRequests) });
  }
}

/** What is kept for a court, a review or an inquiry. */
@Page({ path: '/keeping/holds', name: 'HOLDS' })
export class HoldsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { legalHolds } = await this.api.ask('LegalHolds', { ...(after && { after }) }, visit);
    return show('journeys/keeping/holds', { holds: legalHolds.items, pages: pagesOf(visit, legalHolds), back: '/keeping' });
  }
}
