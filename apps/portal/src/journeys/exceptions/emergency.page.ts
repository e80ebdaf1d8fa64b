import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { Emergency } from '../../api/answers/exceptions.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

@Page({ path: '/emergencies', name: 'EMERGENCIES' })
export class EmergenciesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { emergencies } = await this.api.ask('Emergencies', { after: visit.query('after') }, visit);
    return show('journeys/exceptions/emergencies', { emergencies: emergencies.items, pages: pagesOf(visit, emergencies), back: '/' });
  }
}

/** One emergency: its owner may end it, and somebody else says whether it was justified. */
@Page({ path: '/emergencies/:id', name: 'EMERGENCY' })
export class EmergencyPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, await this.emergency(visit), visit.form('finding', 'words'));
  }

  @Post()
  async act(@Visiting() visit: Visit): Promise<Answer> {
    const emergency = await this.emergency(visit);
    const form = visit.form('finding', 'words');
    const done = form.pressed('close') ? await this.close(visit, form, emergency) : await this.review(visit, form, emergency);
    return done ?? this.page(visit, emergency, form);
  }

  private async close(visit: Visit, form: Form<'finding' | 'words'>, { id }: Emergency): Promise<Answer | undefined> {
    const answer = await form.attempt(() => this.api.ask('CloseEmergency', { input: { key: form.key, id } }, visit));
    const result = answer?.closeEmergency;
    if (result?.__typename === 'EmergencyDone') return goTo(`/emergencies/${id}`, { title: 'Ended. The case is closed to you again.' });
    if (result) form.check('finding', false, result.explanation);
    return undefined;
  }

  private async review(visit: Visit, form: Form<'finding' | 'words'>, { id }: Emergency): Promise<Answer | undefined> {
    const finding = form.value('finding');
    form
      .check('finding', ['JUSTIFIED', 'NOT_JUSTIFIED'].includes(finding), 'Choose whether it was justified')
      .check('words', !isMeaningless(form.value('words')), 'Say what you found, in a few words');
    const input = { key: form.key, id, finding, words: form.value('words') };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('ReviewEmergency', { input }, visit));
    const result = answer?.reviewEmergency;
    if (result?.__typename === 'EmergencyDone') return goTo(`/emergencies/${id}`, { title: 'Reviewed. It is on the record.' });
    if (result) form.check('finding', false, result.explanation);
    return undefined;
  }

  private async emergency(visit: Visit): Promise<Emergency> {
    return found((await this.api.ask('Emergency', { id: visit.id('id') }, visit)).emergency);
  }

  private async page(visit: Visit, emergency: Emergency, form: Form<'finding' | 'words'>): Promise<Answer> {
    const viewer = await visit.viewer();
    return show('journeys/exceptions/emergency', { emergency, form, own: viewer?.staffId === emergency.openedBy.id, back: '/emergencies' });
  }
}
