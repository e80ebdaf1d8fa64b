import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { ConferenceShown } from '../../api/answers/conferences.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const FIELDS: readonly string[] = ['ending', 'words'];

/** Says that it was held, or called off, after showing what is not said yet. */
@Page({ path: '/conferences/:id/end', name: 'END_CONFERENCE' })
export class EndPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async end(@Visiting() visit: Visit): Promise<Answer> {
    const form: Form = visit.form(...FIELDS);
    const ending = form.value('ending');
    form
      .check('ending', ending === 'HELD' || ending === 'CANCELLED', 'Say whether it was held')
      .check('words', ending !== 'CANCELLED' || !isMeaningless(form.value('words')), 'Say why it was called off');
    const conferenceId = visit.id('id');
    const input = { key: form.key, conferenceId, ending, words: form.optional('words') };
    const ask = () => this.api.ask('EndConference', { input }, visit);
    const result = form.wrong ? undefined : (await form.attempt(ask))?.endConference;
    if (result?.__typename === 'ConferenceKept') return goTo(`/conferences/${conferenceId}`, { title: 'The conference is closed.' });
    if (result) form.refuse(result);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const one: ConferenceShown = found((await this.api.ask('Conference', { id: visit.id('id') }, visit)).conference);
    return show('journeys/conferences/end', {
      title: 'Close this conference',
      one,
      form,
      silent: one.invitations.filter(({ agency, attendance }) => attendance === null && agency.id !== one.agency.id),
      unsaid: one.items.filter(({ entries }) => entries.length === 0),
    });
  }
}
