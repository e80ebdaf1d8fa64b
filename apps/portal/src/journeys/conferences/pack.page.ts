import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, Download, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { packPdf } from './pack-pdf.js';
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
      people: one.items.filter(({ person }) => person !== null).map((item) => packed(item, one.meetsAt)),
      back: `/conferences/${one.id}`,
    });
  }
}

/** The same as a file to take along. It is made when it is asked for, by what the reader may read then, and kept nowhere. */
@Page({ path: '/conferences/:id/pack.pdf', name: 'CONFERENCE_PACK_FILE' })
export class PackFilePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async take(@Visiting() visit: Visit): Promise<Answer> {
    const one = found((await this.api.ask('ConferencePack', { id: visit.id('id') }, visit)).conference);
    const people = one.items.filter(({ person }) => person !== null).map((item) => packed(item, one.meetsAt));
    const viewer = found(await visit.viewer());
    const file = await packPdf(one, people, viewer, new Date(viewer.now));
    return new Download(`conference-pack-${one.reference.toLowerCase()}.pdf`, 'application/pdf', file);
  }
}
