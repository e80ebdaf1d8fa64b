import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { ReviewScope } from '../../api/answers/exceptions.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** For a reviewer what they may read and until when; for the agency who reads its record. */
@Page({ path: '/reviews', name: 'REVIEWS' })
export class ReviewsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { reviewScopes } = await this.api.ask('ReviewScopes', { after: visit.query('after') }, visit);
    return show('journeys/exceptions/reviews', { scopes: reviewScopes.items, pages: pagesOf(visit, reviewScopes), back: '/' });
  }
}

@Page({ path: '/reviews/:id', name: 'REVIEW' })
export class ReviewPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.scope(visit), visit.form('words'));
  }

  @Post()
  async act(@Visiting() visit: Visit): Promise<Answer> {
    const scope = await this.scope(visit);
    const form = visit.form('words');
    const done = form.pressed('approve') ? await this.approve(visit, form, scope) : await this.end(visit, form, scope);
    return done ?? this.page(visit, scope, form);
  }

  private async approve(visit: Visit, form: Form<'words'>, { id }: ReviewScope): Promise<Answer | undefined> {
    const answer = await form.attempt(() => this.api.ask('ApproveReviewScope', { input: { key: form.key, id } }, visit));
    const result = answer?.approveReviewScope;
    if (result?.__typename === 'ReviewScopeDone')
      return goTo(`/reviews/${id}`, { title: 'Approved. The reviewer may read from the start date on.' });
    if (result) form.check('words', false, result.explanation);
    return undefined;
  }

  private async end(visit: Visit, form: Form<'words'>, { id }: ReviewScope): Promise<Answer | undefined> {
    form.check('words', !isMeaningless(form.value('words')), 'Say why it ends, in a few words');
    const input = { key: form.key, id, words: form.value('words') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('EndReviewScope', { input }, visit));
    const result = answer?.endReviewScope;
    if (result?.__typename === 'ReviewScopeDone') return goTo(`/reviews/${id}`, { title: 'Ended. The reviewer reads nothing any more.' });
    if (result) form.check('words', false, result.explanation);
    return undefined;
  }

  private async scope(visit: Visit): Promise<ReviewScope> {
    return found((await this.api.ask('ReviewScope', { id: visit.id('id') }, visit)).reviewScope);
  }

  private async page(visit: Visit, scope: ReviewScope, form: Form<'words'>): Promise<Answer> {
    const viewer = await visit.viewer();
    const ofOurs = viewer?.agency.id === scope.agency.id;
    return show('journeys/exceptions/review', { scope, form, ofOurs, proposed: viewer?.staffId === scope.proposedBy.id, back: '/reviews' });
  }
}
