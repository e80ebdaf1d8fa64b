import { Get, Post } from '@nestjs/common';
import { isDay, isUuid } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import { clockTime, londonInstant } from '../../page/typed-time.js';
import type { Visit } from '../../page/visit.js';
import { choices, counted } from '../../view/words.js';

const FIELDS = ['kind', 'happenedOn', 'happenedOn-day', 'happenedOn-month', 'happenedOn-year', 'happenedTime', 'agency'] as const;
type CircumstanceForm = Form<(typeof FIELDS)[number]>;

/** A decision not to share was for its circumstances. When they change it is asked again. */
@Page({ path: '/cases/:id/circumstances', name: 'CIRCUMSTANCES' })
export class CircumstancesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async record(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const input = { key: form.key, personId: visit.id('id'), ...readChange(form) };
    const rename = { happenedAt: 'happenedOn', recipientAgencyId: 'agency' };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('RecordCircumstance', { input }, visit), rename);
    const result = answer?.recordCircumstance;
    if (result?.__typename === 'CircumstanceRecorded') {
      const { reopened } = result;
      const text =
        reopened > 0
          ? `${counted(reopened, 'decision')} not to share must be looked at again, because circumstances have changed.`
          : undefined;
      return goTo(`/cases/${input.personId}`, { title: 'Recorded', text });
    }
    if (result) form.check('kind', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: CircumstanceForm): Promise<Answer> {
    const [{ person: given }, listed] = await Promise.all([
      this.api.ask('PersonHeader', { id: visit.id('id') }, visit),
      this.api.ask('TrailChoices', {}, visit),
    ]);
    const person = found(given);
    const more = async (afterAgency: string) => (await this.api.ask('TrailChoices', { afterAgency }, visit)).agencies;
    const agencies = await wholeList(listed.agencies, more);
    const items = [{ value: '', text: 'Choose one' }, ...agencies.map(({ id, name }) => ({ value: id, text: name }))];
    return show('journeys/work/circumstances', { title: 'What has changed?', person, form, agencies: items, back: `/cases/${person.id}` });
  }
}

function readChange(form: CircumstanceForm): { kind: string; happenedAt: string; recipientAgencyId?: string } {
  const kind = form.value('kind');
  const day = form.day('happenedOn');
  const time = form.optional('happenedTime') ?? '12:00';
  const newRole = kind === 'RECIPIENT_ROLE';
  form
    .check(
      'kind',
      choices('circumstance').some(({ value }) => value === kind),
      'Choose what has changed',
    )
    .check('happenedOn', day !== undefined, 'Enter the date it happened')
    .check('happenedOn', day === undefined || isDay(day), 'The date it happened must be a real date')
    .check('happenedTime', clockTime(time) !== undefined, 'Enter a real time, for example 2:30pm, or leave it empty')
    .check('agency', !newRole || isUuid(form.value('agency')), 'Choose which agency has a new role');
  const happenedAt = londonInstant(day ?? '', time) ?? '';
  return { kind, happenedAt, ...(newRole && { recipientAgencyId: form.value('agency') }) };
}
