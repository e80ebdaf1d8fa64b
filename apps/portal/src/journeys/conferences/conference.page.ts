import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { conferenceStand, invitationsSaid } from './words.js';

/** One conference: the agenda that is the reader's, who came, and what may be done. */
@Page({ path: '/conferences/:id', name: 'CONFERENCE' })
export class ConferencePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { conference } = await this.api.ask('Conference', { id: visit.id('id') }, visit);
    const one = found(conference);
    const over = one.overAt !== null;
    return show('journeys/conferences/conference', {
      title: one.title,
      one,
      stand: conferenceStand(one, new Date(found(await visit.viewer()).now)),
      invitations: invitationsSaid(one),
      runs: one.ours && !over,
    });
  }
}
