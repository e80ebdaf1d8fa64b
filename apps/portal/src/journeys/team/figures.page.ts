import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { choices } from '../../view/words.js';

const WHOLE = /^\d{1,4}$/;
const POSTS = ['posts', 'from', 'to', 'words'] as const;
/** How many posts are paid for in a unit, from a day on. */
@Page({ path: '/team/units/:id/posts', name: 'FUND_POSTS' })
export class FundPostsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...POSTS));
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...POSTS);
    const [from, to] = [form.day('from'), form.day('to')];
    form
      .check('posts', WHOLE.test(form.value('posts').trim()), 'Posts must be a whole number, such as 12')
      .check('from', from !== undefined, 'Enter the first day')
      .check('words', !isMeaningless(form.value('words')), 'Say what decided it, for example the budget and its date');
    const said = { unitId: visit.id('id'), posts: Number(form.value('posts')), from: from ?? '', words: form.value('words') };
    const input = { key: form.key, ...said, ...(to !== undefined && { to }) };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('FundPosts', { input }, visit)))?.fundPosts;
    if (result?.__typename === 'PostsFunded')
      return goTo(`/team/units/${said.unitId}`, { title: 'Recorded. What was recorded before stays as it is.' });
    if (result) form.check('posts', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form<(typeof POSTS)[number]>): Promise<Answer> {
    const unit = found((await this.api.ask('TeamUnit', { id: visit.id('id') }, visit)).teamUnit);
    return show('journeys/team/fund-posts', { unit, form, back: `/team/units/${unit.id}` });
  }
}

const TIME = ['kind', 'minutes', 'from', 'agreedWith'] as const;
/** How long a piece of work is agreed to take. */
@Page({ path: '/team/times', name: 'AGREE_TIME' })
export class AgreeTimePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  ask(@Visiting() visit: Visit): Answer {
    return this.page(visit.form(...TIME));
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...TIME);
    const from = form.day('from');
    form
      .check('kind', form.optional('kind') !== undefined, 'Choose a kind of work')
      .check(
        'minutes',
        WHOLE.test(form.value('minutes').trim()) && Number(form.value('minutes')) > 0,
        'Minutes must be a whole number, such as 45',
      )
      .check('from', from !== undefined, 'Enter the first day')
      .check('agreedWith', !isMeaningless(form.value('agreedWith')), 'Say with whom it was agreed');
    const said = {
      kind: form.value('kind'),
      minutes: Number(form.value('minutes')),
      from: from ?? '',
      agreedWith: form.value('agreedWith'),
    };
    const input = { key: form.key, ...said };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('AgreeTime', { input }, visit)))?.agreeTime;
    if (result?.__typename === 'TimeAgreed') return goTo('/team', { title: 'Recorded. It counts from its first day.' });
    if (result) form.check('kind', false, result.explanation);
    return this.page(form);
  }

  private page(form: Form<(typeof TIME)[number]>): Answer {
    const kinds = [{ value: '', text: 'Choose' }, ...choices('workKind')];
    return show('journeys/team/agree-time', { form, kinds, back: '/team' });
  }
}
