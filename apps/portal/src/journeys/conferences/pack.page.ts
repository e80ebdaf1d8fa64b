import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { packed } from './packed.js';

/** Everybody on the agenda that is the reader's, one after another, to read beforehand or to print. */
@Page({ path: '/conferences/:id/pack', name: 'CONFERENCE_PACK' })
export class PackPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const one = found((await this.api.ask('ConferencePack', { id: visit.id('id') }, visit)).conference);
    return show('journeys/conferences/pack', {
      title: `Pack: ${one.title}`,
      one,
      people: one.items.filter(({ person }) => person !== null).map(packed),
      back: `/conferences/${one.id}`,
    });
  }
}
