import { Get, Post } from '@nestjs/common';
import { isMeaningless, isUuid } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const FIELDS: readonly string[] = ['people', 'why', 'text'];
const RENAMED = { personIds: 'people' };

/** Chooses several people at once: those of one's own cases, and whoever was searched for. Whom a search found stays chosen when another is made. */
@Page({ path: '/conferences/:id/agenda', name: 'CONFERENCE_AGENDA' })
export class AgendaPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async list(@Visiting() visit: Visit): Promise<Answer> {
    const form: Form = visit.form(...FIELDS);
    if (form.pressed('search')) return this.page(visit, form);
    const personIds = form.all('people').filter(isUuid);
    form
      .check('people', personIds.length > 0, 'Choose at least one person')
      .check('why', !isMeaningless(form.value('why')), 'Say why they are on the agenda');
    const conferenceId = visit.id('id');
    const input = { key: form.key, conferenceId, personIds, why: form.value('why') };
    const ask = () => this.api.ask('ListOnAgenda', { input }, visit);
    const result = form.wrong ? undefined : (await form.attempt(ask, RENAMED))?.listOnAgenda;
    if (result?.__typename === 'ConferenceKept') {
      const people = personIds.length === 1 ? 'One person is' : `${personIds.length} people are`;
      return goTo(`/conferences/${conferenceId}`, { title: `${people} on the agenda. The agencies that work with them see it.` });
    }
    if (result) form.refuse(result, RENAMED);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const text = form.value('text').trim();
    const [{ conference, myCases }, sought] = await Promise.all([
      this.api.ask('AgendaChoices', { id: visit.id('id') }, visit),
      text === '' ? undefined : this.api.ask('FindPeople', { text }, visit),
    ]);
    const one = found(conference);
    const listed = new Set(one.items.flatMap(({ person }) => (person ? [person.id] : [])));
    const choice = ({ id, name, crn, iomCohort }: { id: string; name: string; crn: string | null; iomCohort: string | null }) => ({
      value: id,
      text: name,
      hint: { text: [crn, iomCohort && `${iomCohort.toLowerCase()} cohort`].filter(Boolean).join(' · ') },
      checked: form.has('people', id),
    });
    const found_ = (sought?.findPeople?.items ?? []).map(({ person }) => person);
    const ids = new Set(found_.map(({ id }) => id));
    return show('journeys/conferences/agenda', {
      title: 'Choose whom it is about',
      one,
      form,
      text,
      found: found_.filter(({ id }) => !listed.has(id)).map(choice),
      mine: myCases.items.filter(({ id }) => !listed.has(id) && !ids.has(id)).map(choice),
      more: myCases.hasMore,
      // Chosen by a search before this one.
      kept: form.all('people').filter((id) => isUuid(id) && !ids.has(id) && !myCases.items.some((mine) => mine.id === id)),
    });
  }
}
