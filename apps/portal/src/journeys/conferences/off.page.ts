import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const FIELDS: readonly string[] = ['words'];

/** Takes somebody off the agenda of whom nothing was said yet. */
@Page({ path: '/conferences/people/:id/off', name: 'TAKE_OFF_AGENDA' })
export class TakeOffPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async takeOff(@Visiting() visit: Visit): Promise<Answer> {
    const form: Form = visit.form(...FIELDS);
    form.check('words', !isMeaningless(form.value('words')), 'Say why they are taken off the agenda');
    const input = { key: form.key, itemId: visit.id('id'), words: form.value('words') };
    const ask = () => this.api.ask('TakeOffAgenda', { input }, visit);
    const result = form.wrong ? undefined : (await form.attempt(ask))?.takeOffAgenda;
    if (result?.__typename === 'ConferenceKept')
      return goTo(`/conferences/${result.conference?.id ?? ''}`, { title: 'They are no longer on this agenda.' });
    if (result) form.refuse(result);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const { id, person, conference, agencies } = found(
      (await this.api.ask('ConferenceItem', { id: visit.id('id') }, visit)).conferenceItem,
    );
    const { name } = found(person);
    return show('journeys/conferences/off', {
      title: `Take ${name} off this agenda`,
      person,
      conference,
      agencies,
      form,
      back: `/conferences/people/${id}`,
    });
  }
}
