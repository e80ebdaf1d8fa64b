import { Get } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** What is asked of us, due soonest first, and what we asked, the newest first. Each list goes on by itself: `?list=`. */
@Page({ path: '/enquiries', name: 'ENQUIRIES' })
export class EnquiriesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const list = visit.query('list');
    const after = (name: string) => ({ after: list === name ? visit.query('after') : undefined });
    const [toAnswer, asked] = await Promise.all([
      list === 'asked' ? undefined : this.api.ask('EnquiriesToAnswer', after('to-answer'), visit),
      list === 'to-answer' ? undefined : this.api.ask('EnquiriesAsked', after('asked'), visit),
    ]);
    return show('journeys/enquiries/enquiries', {
      only: list,
      toAnswer: toAnswer?.enquiriesToAnswer,
      asked: asked?.enquiriesAsked,
      toAnswerPages: toAnswer && pagesOf(visit, toAnswer.enquiriesToAnswer, { newer: 'Due soonest', older: 'Due later' }),
      askedPages: asked && pagesOf(visit, asked.enquiriesAsked),
    });
  }
}
