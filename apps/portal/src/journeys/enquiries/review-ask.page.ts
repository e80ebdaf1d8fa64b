import { Get, Post } from '@nestjs/common';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { alreadyAsked, askAddress, AskDrafts, type OpenedAsk } from './ask-drafts.js';
import { AskPlans, type PlannedAsk } from './ask-plans.js';
import { howMany } from './choose-ask.js';
import { checkLeftOut, groupInWords, namesFor, prefilled, readLeftOut } from './review-ask.js';

/** Step 2: the questions as they will be asked, with what was answered last time; a core question is left out only for a reason. */
@Page({ path: '/cases/:id/questions/review', name: 'ASK_REVIEW' })
export class ReviewAskPage {
  constructor(
    private readonly drafts: AskDrafts,
    private readonly plans: AskPlans,
  ) {}

  @Get()
  async review(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.drafts.find(visit, visit.id('id'));
    if (!opened) return alreadyAsked(visit.id('id'));
    const plan = await this.plans.of(visit, visit.id('id'), opened.draft);
    const form = visit.form(...namesFor(plan.considered.groups)).prefill(prefilled(opened.draft.leftOut));
    return this.page(form, opened, plan);
  }

  @Post()
  async reviewed(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const opened = await this.drafts.find(visit, personId);
    if (!opened) return alreadyAsked(personId);
    const plan = await this.plans.of(visit, personId, opened.draft);
    const { groups } = plan.considered;
    const form = visit.form(...namesFor(groups));
    const leftOut = readLeftOut(form, groups);
    checkLeftOut(form, groups, leftOut, plan.policy);
    if (form.wrong) return this.page(form, opened, plan);
    const draft = { ...opened.draft, leftOut };
    const id = await form.attempt(() => this.drafts.keep(visit, personId, draft, 'purpose', opened.draftId));
    return id === undefined ? this.page(form, opened, plan) : goTo(askAddress(personId, 'purpose', id));
  }

  private page(form: Form, { draftId }: OpenedAsk, { person, considered, policy, to }: PlannedAsk): Answer {
    const { groups, set } = considered;
    return show('journeys/enquiries/review-ask', {
      title: 'The questions',
      person,
      form,
      to,
      set: { ...set, howMany: howMany(set) },
      back: askAddress(person.id, 'new', draftId),
      anyLast: groups.some(({ questions }) => questions.some(({ last }) => last !== null)),
      groups: groups.map((group) => groupInWords(group, form)),
      reasons: [{ value: '', text: 'Choose a reason' }, ...policy.dropReasons.map(({ code, label }) => ({ value: code, text: label }))],
    });
  }
}
