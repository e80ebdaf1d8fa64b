import { Get, Post } from '@nestjs/common';
import type { CopyPart } from '../../api/answers/reading-answers.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { choices } from '../../view/words.js';

/** Ready text for another system, and the record that it was copied. */
@Page({ path: '/plans/:id/copy', name: 'COPY_PLAN' })
export class CopyPlanPage {
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
    const input = { key: form.key, planId: visit.id('id'), system: system?.value ?? '' };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('CopyManagementPlan', { input }, visit));
    const result = answer?.copyManagementPlan;
    // The next press is a copy of its own, so it has a key of its own.
    if (result?.__typename === 'ManagementPlanCopied')
      return this.page(visit, new Form([], undefined), { system: system?.text ?? '', parts: result.parts });
    if (result) form.check('form', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form, copied?: { system: string; parts: readonly CopyPart[] }): Promise<Answer> {
    const plan = found((await this.api.ask('ManagementPlanVersion', { id: visit.id('id') }, visit)).managementPlanVersion);
    return show('journeys/plans/copy-plan', {
      title: 'Copy into another system',
      plan,
      form,
      copied,
      systems: choices('copySystem'),
      back: `/plans/${plan.id}`,
    });
  }
}
