import { Get, Post } from '@nestjs/common';
import type { EnquiryRefused } from '../../api/answers/answering.js';
import type { Refused } from '../../api/answers/refusals.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { answerAddress } from './pages-of-group.js';

type DeclineForm = Form<'reasonCode' | 'words'>;

/** No answers at all. Whoever asked reads why; what was typed so far stays with the answering agency. */
@Page({ path: '/answering/:id/decline', name: 'DECLINE_ENQUIRY' })
export class DeclineEnquiryPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('reasonCode', 'words'));
  }

  @Post()
  async decline(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('reasonCode', 'words');
    const reasonCode = form.optional('reasonCode');
    form.check('reasonCode', reasonCode !== undefined, 'Choose why you decline');
    if (reasonCode === undefined) return this.page(visit, form);
    const words = form.optional('words');
    const input = { key: form.key, enquiryId: visit.id('id'), reasonCode, ...(words && { words }) };
    const result = (await form.attempt(() => this.api.ask('DeclineEnquiry', { input }, visit)))?.declineEnquiry;
    if (result?.__typename === 'EnquiryChanged')
      return goTo(`/enquiries/${visit.id('id')}`, { title: 'Declined. Whoever asked can read why.' });
    if (result) sayWhyNot(form, result);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: DeclineForm): Promise<Answer> {
    const [{ answering }, { enquiryPolicy: policy }] = await Promise.all([
      this.api.ask('LastAnswers', { id: visit.id('id') }, visit),
      this.api.ask('EnquiryPolicy', {}, visit),
    ]);
    const { enquiry } = found(answering);
    return show('journeys/answering/decline-enquiry', {
      title: 'Decline to answer',
      enquiry,
      form,
      reasons: policy.declineReasons.map(({ code, label }) => ({ value: code, text: label })),
      back: answerAddress(enquiry.id),
    });
  }
}

function sayWhyNot(form: DeclineForm, result: EnquiryRefused | Refused<'KeyReused'>): void {
  const problems = result.__typename === 'EnquiryRefused' ? result.problems : [];
  for (const { field, message } of problems) form.check(field === 'words' ? 'words' : 'reasonCode', false, message);
  if (!form.wrong) form.check(form.optional('words') ? 'reasonCode' : 'words', false, result.explanation);
}
