import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** What other agencies have sent us about this person. */
@Page({ path: '/cases/:id/received', name: 'CASE_RECEIVED' })
export class CaseReceivedPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const answer = await this.api.ask('CaseReceived', { id: visit.id('id'), after: visit.query('after') }, visit);
    const person = found(answer.person);
    return show('journeys/case-file/received', {
      person,
      section: 'received',
      received: person.received.items,
      pages: pagesOf(visit, person.received),
    });
  }
}
