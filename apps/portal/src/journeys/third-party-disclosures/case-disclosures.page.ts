import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { disclosureStand, whom } from './stands.js';

/** Whom one's agency told, or thought of telling, about somebody: the newest first. */
@Page({ path: '/cases/:id/third-party-disclosures', name: 'CASE_THIRD_PARTY_DISCLOSURES' })
export class CaseDisclosuresPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const answer = await this.api.ask('CaseThirdPartyDisclosures', { id: visit.id('id'), ...(after && { after }) }, visit);
    const { thirdPartyDisclosures, ...person } = found(answer.person);
    return show('journeys/third-party-disclosures/case-disclosures', {
      title: 'Telling somebody outside the agencies',
      person,
      disclosures: thirdPartyDisclosures.items.map((one) => ({ ...one, stand: disclosureStand(one), whom: whom(one) })),
      pages: pagesOf(visit, thirdPartyDisclosures),
    });
  }
}
