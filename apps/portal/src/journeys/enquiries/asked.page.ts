import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { addressee, dueDay } from './enquiry-words.js';

/** It has been asked: its reference, by when, and what happens if nobody answers. */
@Page({ path: '/enquiries/:id/asked', name: 'ENQUIRY_ASKED' })
export class AskedPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const enquiry = found((await this.api.ask('Enquiry', { id: visit.id('id') }, visit)).enquiry);
    return show('journeys/enquiries/asked', { title: 'Asked', enquiry, to: addressee(enquiry), due: dueDay(enquiry.dueAt) });
  }
}
