import { Get, Post } from '@nestjs/common';
import type { Enquiry } from '../../api/answers/enquiries.js';
import type { CopyPart } from '../../api/answers/reading-answers.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { choices } from '../../view/words.js';

/** Ready text for another system, and the record that it was copied. */
@Page({ path: '/enquiries/:id/copy', name: 'COPY_ANSWERS' })
export class CopyAnswersPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async choose(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form<string>());
  }

  @Post()
  async copy(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form<string>('system');
    const system = choices('copySystem').find(({ value }) => form.pressed(value));
    form.check('form', system !== undefined, 'Choose which system the copy is for');
    const input = { key: form.key, enquiryId: visit.id('id'), system: system?.value ?? '' };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('CopyAnswers', { input }, visit)))?.copyAnswers;
    // The next press is a copy of its own, so it has a key of its own.
    if (result?.__typename === 'AnswersCopied')
      return this.page(visit, new Form([], undefined), { system: system?.text ?? '', parts: result.parts });
    if (result) form.check('form', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form, copied?: { system: string; parts: readonly CopyPart[] }): Promise<Answer> {
    const enquiry: Enquiry = found((await this.api.ask('Enquiry', { id: visit.id('id') }, visit)).enquiry);
    return show('journeys/enquiries/copy-answers', {
      title: 'Copy into another system',
      enquiry,
      form,
      copied,
      systems: choices('copySystem'),
      back: `/enquiries/${enquiry.id}`,
      toMend: enquiry.copies.filter(({ toMend }) => toMend),
      inOrder: enquiry.copies.filter(({ toMend }) => !toMend),
    });
  }
}
