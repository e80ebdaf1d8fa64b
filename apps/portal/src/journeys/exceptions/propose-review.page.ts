import { Get, Post } from '@nestjs/common';
import { addDays, isDay, isMeaningless, startOfLondonDay } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const DAYS = ['starts-day', 'starts-month', 'starts-year', 'ends-day', 'ends-month', 'ends-year'] as const;
const FIELDS = ['reviewer', 'purpose', 'ground', 'demandReference', 'starts', 'ends', 'reaches', ...DAYS] as const;
type ReviewForm = Form<(typeof FIELDS)[number]>;

/** Who may read our record on this person, what for and until when. A second person approves it. */
@Page({ path: '/cases/:id/review', name: 'PROPOSE_REVIEW' })
export class ProposeReviewPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async propose(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const [starts, ends] = [form.day('starts'), form.day('ends')];
    form
      .check('reviewer', form.optional('reviewer') !== undefined, 'Choose the reviewer')
      .check('ground', form.optional('ground') !== undefined, 'Choose the ground')
      .check('purpose', !isMeaningless(form.value('purpose')), 'Say what the review is for, in a few words')
      .check('starts', starts !== undefined && isDay(starts), 'Enter the first day of the review')
      .check('ends', ends !== undefined && isDay(ends), 'Enter the last day of the review');
    if (form.wrong || starts === undefined || ends === undefined) return this.page(visit, form);
    const reference = form.optional('demandReference');
    const input = {
      key: form.key,
      reviewerId: form.value('reviewer'),
      personIds: [visit.id('id')],
      purpose: form.value('purpose'),
      ground: form.value('ground'),
      ...(reference && { demandReference: reference }),
      startsAt: startOfLondonDay(starts).toISOString(),
      endsAt: startOfLondonDay(addDays(ends, 1)).toISOString(),
      heldElsewhere: form.has('reaches', 'heldElsewhere'),
      children: form.has('reaches', 'children'),
    };
    const names = { reviewerId: 'reviewer', startsAt: 'starts', endsAt: 'ends' };
    const answer = await form.attempt(() => this.api.ask('ProposeReviewScope', { input }, visit), names);
    const result = answer?.proposeReviewScope;
    if (result?.__typename === 'ReviewScopeDone')
      return goTo(`/reviews/${result.scope.id}`, { title: 'Proposed. It opens nothing until a second person approves it.' });
    if (result) form.check('reviewer', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: ReviewForm): Promise<Answer> {
    const id = visit.id('id');
    const [{ person }, { independentReviewers }] = await Promise.all([
      this.api.ask('PersonHeader', { id }, visit),
      this.api.ask('IndependentReviewers', {}, visit),
    ]);
    return show('journeys/exceptions/propose-review', {
      person: found(person),
      reviewers: independentReviewers,
      form,
      back: `/cases/${id}/about`,
    });
  }
}
