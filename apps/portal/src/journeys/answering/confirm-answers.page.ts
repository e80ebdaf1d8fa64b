import { Get, Post } from '@nestjs/common';
import type { LastAnswersAnswer } from '../../api/answers/answering.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { answerAddress, groupAddress } from './pages-of-group.js';

type Answering = NonNullable<LastAnswersAnswer['answering']>;

/** Last time's answers: one tick for all that may stand together, and one for each that somebody's safety hangs on. */
@Page({ path: '/answering/:id/confirm', name: 'CONFIRM_ANSWERS' })
export class ConfirmAnswersPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form<string>());
  }

  @Post()
  async confirm(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form<string>();
    const [groupTick, questionCodes] = [form.has('group', 'yes'), [...form.all('one')]];
    if (!groupTick && questionCodes.length === 0) {
      form.check('group', false, 'Tick what is still right today, or go back and answer the questions');
      return this.page(visit, form);
    }
    const input = { enquiryId: visit.id('id'), questionCodes, groupTick };
    const result = (await form.attempt(() => this.api.ask('ConfirmAnswers', { input }, visit)))?.confirmAnswers;
    if (result?.__typename === 'AnswersSaved') return goTo(answerAddress(visit.id('id'), '/check'));
    if (result?.__typename === 'EnquiryRefused')
      for (const { questionCode, message } of result.problems) form.check(`one-${questionCode}`, false, message);
    if (result && !form.wrong) form.check('group', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const answering = found((await this.api.ask('LastAnswers', { id: visit.id('id') }, visit)).answering);
    const lines = linesOf(answering);
    if (lines.length === 0)
      return goTo(answerAddress(visit.id('id')), { variant: 'information', title: 'There is nothing left to confirm' });
    const of = (kind: string) => lines.filter(({ confirm }) => confirm === kind);
    return show('journeys/answering/confirm-answers', {
      title: 'Confirm last time’s answers',
      enquiry: answering.enquiry,
      form,
      together: of('GROUP'),
      singly: of('SINGLE'),
      anew: of('NO'),
      back: answerAddress(visit.id('id')),
    });
  }
}

/** What is asked now and not answered yet, as it was answered last time. */
function linesOf({ enquiry, groups }: Answering) {
  return groups.flatMap(({ code: group, questions }) =>
    questions.flatMap(({ question, open, state, last }) =>
      open && state === null && last
        ? [
            {
              ...last,
              code: question.code,
              question: question.text,
              text: last.text.replace(`${question.text}\n`, ''),
              href: groupAddress({ enquiryId: enquiry.id, group, each: false }),
            },
          ]
        : [],
    ),
  );
}
