import { Get, Post } from '@nestjs/common';
import type { DeskQuestion } from '../../api/answers/signpost.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { choices } from '../../view/words.js';

/** Questions one has asked. There is nothing of what became of them: that would tell who is known. */
@Page({ path: '/questions', name: 'DESK_QUESTIONS' })
export class DeskQuestionsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { myDeskQuestions: asked } = await this.api.ask('MyDeskQuestions', { after: visit.query('after') }, visit);
    return show('journeys/ask/desk-questions', { asked: asked.items, pages: pagesOf(visit, asked), back: '/duty-desks' });
  }
}

/** One question: for whoever asked it the one reply, for the desk what is asked and the choice of what it does. */
@Page({ path: '/questions/:id', name: 'DESK_QUESTION' })
export class DeskQuestionPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(await this.question(visit), visit.form('answer'));
  }

  @Post()
  async answer(@Visiting() visit: Visit): Promise<Answer> {
    const question = await this.question(visit);
    const form = visit.form('answer');
    const given = form.value('answer');
    form.check(
      'answer',
      choices('deskAnswer').some(({ value }) => value === given),
      'Choose what your desk will do',
    );
    const input = { key: form.key, id: question.id, answer: given };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('AnswerDeskQuestion', { input }, visit));
    const result = answer?.answerDeskQuestion;
    if (result?.__typename === 'DeskAnswered')
      return goTo(`/questions/${question.id}`, { title: 'Kept for your desk. Whoever asked is not told.' });
    if (result) form.check('answer', false, result.explanation);
    return this.page(question, form);
  }

  private async question(visit: Visit): Promise<DeskQuestion> {
    return found((await this.api.ask('DeskQuestion', { id: visit.id('id') }, visit)).deskQuestion);
  }

  private page(question: DeskQuestion, form: Form<'answer'>): Answer {
    return show('journeys/ask/desk-question', { question, form, back: question.forYourDesk ? '/' : '/questions' });
  }
}
