import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { Recusal } from '../../api/answers/exceptions.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const DONE = 'You have stepped back. The case is closed to you, and your supervisor has been told.';

/** "I know this person." */
@Page({ path: '/cases/:id/step-back', name: 'STEP_BACK' })
export class StepBackPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('words'));
  }

  @Post()
  async recuse(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('words');
    const input = { key: form.key, personId: visit.id('id'), words: form.optional('words') };
    const answer = await form.attempt(() => this.api.ask('Recuse', { input }, visit));
    const result = answer?.recuse;
    if (result?.__typename === 'Recused') return goTo('/', { title: DONE });
    if (result) form.check('words', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form<'words'>): Promise<Answer> {
    const id = visit.id('id');
    const { person } = await this.api.ask('PersonHeader', { id }, visit);
    return show('journeys/exceptions/step-back', { person: found(person), form, back: `/cases/${id}/about` });
  }
}

/** The supervisor's page. Whoever stepped back does not see it. */
@Page({ path: '/recusals/:id', name: 'RECUSAL' })
export class RecusalPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(await this.recusal(visit), visit.form('words'));
  }

  @Post()
  async lift(@Visiting() visit: Visit): Promise<Answer> {
    const recusal = await this.recusal(visit);
    const form = visit
      .form('words')
      .check('words', !isMeaningless(visit.form('words').value('words')), 'Say why it is lifted, in a few words');
    const input = { key: form.key, id: recusal.id, words: form.value('words') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('LiftRecusal', { input }, visit));
    const result = answer?.liftRecusal;
    if (result?.__typename === 'RecusalLifted')
      return goTo(`/recusals/${recusal.id}`, { title: 'Lifted. The case is open to them again.' });
    if (result) form.check('words', false, result.explanation);
    return this.page(recusal, form);
  }

  private async recusal(visit: Visit): Promise<Recusal> {
    return found((await this.api.ask('Recusal', { id: visit.id('id') }, visit)).recusal);
  }

  private page(recusal: Recusal, form: Form<'words'>): Answer {
    return show('journeys/exceptions/recusal', { recusal, form, back: '/' });
  }
}
