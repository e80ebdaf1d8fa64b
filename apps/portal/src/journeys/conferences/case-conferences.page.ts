import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { minuteTitle } from './words.js';

/** The conferences that spoke of somebody, and what their minutes say: the newest first. */
@Page({ path: '/cases/:id/conferences', name: 'CASE_CONFERENCES' })
export class CaseConferencesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const answer = await this.api.ask('CaseConferences', { id: visit.id('id'), ...(after && { after }) }, visit);
    const { conferenceItems, ...person } = found(answer.person);
    return show('journeys/conferences/case-conferences', {
      title: 'Case conferences',
      person,
      items: conferenceItems.items.map((item) => ({
        ...item,
        entries: item.entries.map((entry) => ({ ...entry, title: minuteTitle(entry) })),
      })),
      pages: pagesOf(visit, conferenceItems),
    });
  }
}
