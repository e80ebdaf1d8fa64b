import { Get, Post } from '@nestjs/common';
import { isDay, isMeaningless } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const FIELDS = ['because', 'reviewOn'] as const;

/** Somebody looked at the plan again and there is nothing to change: why, and when the next look is. */
@Page({ path: '/plans/:id/confirm', name: 'CONFIRM_PLAN' })
export class ConfirmPlanPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async confirm(@Visiting() visit: Visit): Promise<Answer> {
    const form: Form = visit.form(...FIELDS);
    const reviewOn = form.day('reviewOn');
    form.check('because', !isMeaningless(form.value('because')), 'Say why there is nothing to change');
    form.check('reviewOn', reviewOn !== undefined && isDay(reviewOn), 'Enter the day on which somebody looks at this plan again');
    const input = { key: form.key, planId: visit.id('id'), because: form.value('because'), reviewOn: reviewOn ?? '' };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('ConfirmManagementPlan', { input }, visit));
    const result = answer?.confirmManagementPlan;
    if (result?.__typename === 'ManagementPlanKept')
      return goTo(`/plans/${visit.id('id')}`, { title: 'Recorded: there is nothing to change. The next review day is set.' });
    if (result) {
      const named = 'field' in result ? (result.field ?? '') : '';
      form.errors[form.fields.includes(named) ? named : 'form'] ??= result.explanation;
    }
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const plan = found((await this.api.ask('ManagementPlanVersion', { id: visit.id('id') }, visit)).managementPlanVersion);
    return show('journeys/plans/confirm-plan', {
      title: 'Nothing to change',
      person: found(plan.person),
      plan,
      form,
      back: `/plans/${plan.id}`,
    });
  }
}
