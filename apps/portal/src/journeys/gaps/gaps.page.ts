import { Get } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** Where something graver is unshared: what nobody has decided about, and what was decided about and is not told. */
@Page({ path: '/gaps', name: 'GAPS' })
export class GapsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { gaps } = await this.api.ask('Gaps', { ...(after && { after }) }, visit);
    const pages = pagesOf(visit, gaps.found, { newer: 'Most serious first', older: 'Less serious' });
    return show('journeys/gaps/gaps', { figures: gaps.figures, gaps: gaps.found.items, pages });
  }
}
