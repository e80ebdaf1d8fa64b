import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { conferenceStand } from './words.js';

/** Conferences that one's agency calls or is invited to: those to come first among the latest. */
@Page({ path: '/conferences', name: 'CONFERENCES' })
export class ConferencesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { conferences } = await this.api.ask('Conferences', after ? { after } : {}, visit);
    const now = new Date(found(await visit.viewer()).now);
    return show('journeys/conferences/conferences', {
      title: 'Case conferences',
      conferences: conferences.items.map((one) => ({ ...one, stand: conferenceStand(one, now) })),
      pages: pagesOf(visit, conferences),
    });
  }
}
