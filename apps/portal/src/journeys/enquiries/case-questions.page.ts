import { Get, Post } from '@nestjs/common';
import { isMeaningless, isUuid } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const OPEN = ['SENT', 'SEEN', 'ANSWERED_IN_PART'];
const wordsName = (contradictionId: string): string => `words-${contradictionId}`;

/** Of one person: what was asked and what waits, and what does not agree until somebody has settled it. */
@Page({ path: '/cases/:id/questions', name: 'CASE_QUESTIONS' })
export class CaseQuestionsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form<string>());
  }

  /** Says how a contradiction was settled; which of the two is right is for people to say. */
  @Post()
  async settle(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form<string>('contradiction');
    const id = form.value('contradiction');
    if (!isUuid(id)) throw new NotFound();
    form.check(wordsName(id), !isMeaningless(form.value(wordsName(id))), 'Say which is right, and how you know');
    const input = { key: form.key, id, words: form.value(wordsName(id)) };
    const answer = form.wrong
      ? undefined
      : await form.attempt(() => this.api.ask('SettleContradiction', { input }, visit), { words: wordsName(id) });
    const result = answer?.settleContradiction;
    if (result?.__typename === 'ContradictionSettled')
      return goTo(`/cases/${visit.id('id')}/questions`, { title: 'Settled. What you said about it is kept.' });
    if (result) form.check(wordsName(id), false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const answer = await this.api.ask('CaseQuestions', { id: visit.id('id'), after: visit.query('after') }, visit);
    const { enquiries, contradictions, moreContradictions, ...person } = found(answer.person);
    return show('journeys/enquiries/case-questions', {
      person,
      section: 'questions',
      form,
      contradictions,
      moreContradictions,
      open: enquiries.items.filter(({ state }) => OPEN.includes(state)),
      over: enquiries.items.filter(({ state }) => !OPEN.includes(state)),
      pages: pagesOf(visit, enquiries),
    });
  }
}
