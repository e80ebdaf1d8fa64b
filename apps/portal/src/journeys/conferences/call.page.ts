import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { readWhen, whenNames } from '../runs/when-form.js';

const FIELDS: readonly string[] = ['title', 'place', ...whenNames('meets'), 'agencies'];
const RENAMED = { meetsAt: 'meets', agencyIds: 'agencies' };

/** What, where, when and who is asked to come: the agenda is filled afterwards. */
@Page({ path: '/conferences/new', name: 'CALL_CONFERENCE' })
export class CallPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async call(@Visiting() visit: Visit): Promise<Answer> {
    const form: Form = visit.form(...FIELDS);
    form
      .check('title', !isMeaningless(form.value('title')), 'Say what conference it is')
      .check('place', !isMeaningless(form.value('place')), 'Say where it meets: a room, or how to join');
    const meetsAt = readWhen(form, 'meets', 'it meets');
    form.check('agencies', form.all('agencies').length > 0, 'Choose at least one other agency');
    const input = {
      key: form.key,
      title: form.value('title'),
      place: form.value('place'),
      meetsAt: meetsAt ?? '',
      agencyIds: form.all('agencies'),
    };
    const ask = () => this.api.ask('CallConference', { input }, visit);
    const result = form.wrong ? undefined : (await form.attempt(ask, RENAMED))?.callConference;
    if (result?.__typename === 'ConferenceKept' && result.conference)
      return goTo(`/conferences/${result.conference.id}/agenda`, { title: 'The conference is called. Now choose whom it is about.' });
    if (result && result.__typename !== 'ConferenceKept') form.refuse(result, RENAMED);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const ask = async (after?: string) => (await this.api.ask('InvitedChoices', after ? { after } : {}, visit)).agencies;
    const own = found(await visit.viewer()).agency.id;
    const agencies = (await wholeList(await ask(), ask)).filter(({ id }) => id !== own);
    return show('journeys/conferences/call', {
      title: 'Call a case conference',
      form,
      agencies: agencies.map(({ id, name }) => ({ value: id, text: name, checked: form.has('agencies', id) })),
    });
  }
}
