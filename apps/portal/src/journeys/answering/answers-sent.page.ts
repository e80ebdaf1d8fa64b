import { Get } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { answerAddress } from './pages-of-group.js';

/** The receipt's reference, what stays open, and what this record cannot see. It can be opened again: nothing on it is said only once. */
@Page({ path: '/answering/:id/sent', name: 'ANSWERS_SENT' })
export class AnswersSentPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async sent(@Visiting() visit: Visit): Promise<Answer> {
    const set = visit.query('set');
    if (!isUuid(set)) throw new NotFound();
    const { enquiry, answering, decisionSet } = await this.api.ask('AnswersSent', { id: visit.id('id'), set }, visit);
    return show('journeys/answering/answers-sent', {
      title: 'Your answers are sent',
      enquiry: found(enquiry),
      receipt: found(decisionSet),
      stillOpen: answering ? answering.total - answering.done : 0,
      contradictions: enquiry?.contradictions.filter(({ settledAt }) => settledAt === null) ?? [],
      address: answerAddress(visit.id('id')),
    });
  }
}
