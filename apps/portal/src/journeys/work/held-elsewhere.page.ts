import { Get, Post } from '@nestjs/common';
import { isDay, isUuid } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const DAYS = ['consideredOn', 'reviewBy'] as const;
const PARTS = DAYS.flatMap((day) => [`${day}-day`, `${day}-month`, `${day}-year`] as const);
const FIELDS = ['unitId', 'consideredByRole', 'ownReference', ...DAYS, ...PARTS] as const;
type HeldForm = Form<(typeof FIELDS)[number]>;

/** For desks whose material may not be entered here: that it was considered, by what role, when. Never what it is. */
@Page({ path: '/cases/:id/held-elsewhere', name: 'HELD_ELSEWHERE' })
export class HeldElsewherePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const form = visit.form(...FIELDS);
    const [consideredOn, reviewBy] = [form.day('consideredOn'), form.day('reviewBy')];
    form
      .check('unitId', isUuid(form.value('unitId')), 'Choose the desk')
      .check('consideredOn', isDay(consideredOn), 'Enter the date it was considered, as a real date')
      .check('consideredByRole', form.optional('consideredByRole') !== undefined, 'Enter the role that considered it')
      .check('ownReference', form.optional('ownReference') !== undefined, 'Enter your own reference')
      .check('reviewBy', isDay(reviewBy), 'Enter the date to look at it again, as a real date');
    const typed = {
      unitId: form.value('unitId'),
      consideredByRole: form.value('consideredByRole'),
      ownReference: form.value('ownReference'),
    };
    const input = { key: form.key, personId, ...typed, consideredOn: consideredOn ?? '', reviewBy: reviewBy ?? '' };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('RecordHeldElsewhere', { input }, visit));
    const result = answer?.recordHeldElsewhere;
    if (result?.__typename === 'HeldElsewhereRecorded') {
      return goTo(`/cases/${personId}/about`, { title: 'Recorded. Only your desk and its supervisor can see this.' });
    }
    if (result) form.check('unitId', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: HeldForm): Promise<Answer> {
    const [{ person: given }, listed] = await Promise.all([
      this.api.ask('PersonHeader', { id: visit.id('id') }, visit),
      this.api.ask('TrailChoices', {}, visit),
    ]);
    const person = found(given);
    const units = await wholeList(listed.units, async (afterUnit) => (await this.api.ask('TrailChoices', { afterUnit }, visit)).units);
    const items = [{ value: '', text: 'Choose one' }, ...units.map(({ id, name }) => ({ value: id, text: name }))];
    return show('journeys/work/held-elsewhere', { title: 'Held elsewhere', person, form, units: items, back: `/cases/${person.id}/about` });
  }
}
