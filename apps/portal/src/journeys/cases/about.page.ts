import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { ledByAgency } from './led-by-agency.js';

@Page({ path: '/cases/:id/about', name: 'CASE_ABOUT' })
export class CaseAboutPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { person, heldElsewhere } = await this.api.ask('CaseAbout', { id: visit.id('id') }, visit);
    const about = found(person);
    return show('journeys/cases/about', { person: about, led: ledByAgency(about.leads), heldElsewhere, section: 'about' });
  }
}
