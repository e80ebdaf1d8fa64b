import { Get } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** The people of one's own agency: what posts they hold, and whether they can sign in. */
@Page({ path: '/administration', name: 'ADMINISTRATION' })
export class AdministrationPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const [text, after] = [visit.query('text'), visit.query('after')];
    const { ownStaff } = await this.api.ask('OwnStaff', { ...(text && { text }), ...(after && { after }) }, visit);
    const pages = pagesOf(visit, ownStaff, { newer: 'Back to the first page', older: 'Next page' });
    return show('journeys/administration/administration', { people: ownStaff.items, pages, text });
  }
}
