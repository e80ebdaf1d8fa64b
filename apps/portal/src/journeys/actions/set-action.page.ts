import { isMeaningless, isUuid } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import { NotFound } from '../../api/api-failure.js';
import type { ActionShown, GivenAgency } from '../../api/answers/actions.js';
import type { PersonHeader } from '../../api/answers/people.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const FIELDS: readonly string[] = ['toWhom', 'what', 'why', 'dueOn'];
const RENAMED = { agencyId: 'toWhom', unitId: 'toWhom' };
interface Setting {
  readonly person: PersonHeader;
  readonly agencies: readonly GivenAgency[];
  /** One that was declined, which this sets anew. */
  readonly before: ActionShown | undefined;
}

/** What is to be done, by whom, by when and why: one page. Only agencies that know of the person can be chosen. */
@Page({ path: '/cases/:id/actions/new', name: 'SET_ACTION' })
export class SetActionPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const { before } = setting;
    const form: Form = visit.form(...FIELDS);
    return this.page(before ? form.prefill({ what: before.what, why: before.why }) : form, setting);
  }

  @Post()
  async set(@Visiting() visit: Visit): Promise<Answer> {
    const setting = await this.setting(visit);
    const form: Form = visit.form(...FIELDS);
    const [agencyId = '', unitId] = form.value('toWhom').split(' ');
    const dueOn = form.day('dueOn');
    form
      .check('toWhom', isUuid(agencyId), 'Choose who is to do it')
      .check('what', !isMeaningless(form.value('what')), 'Say what is to be done')
      .check('why', !isMeaningless(form.value('why')), 'Say why it is to be done')
      .check('dueOn', dueOn !== undefined, 'Enter the day by which it is to be done');
    const { person, before } = setting;
    const said = { what: form.value('what'), why: form.value('why'), dueOn: dueOn ?? '' };
    const input = { key: form.key, personId: person.id, agencyId, unitId, beforeId: before?.id, ...said };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('SetAction', { input }, visit), RENAMED))?.setAction;
    if (result?.__typename === 'ActionKept' && result.action)
      return goTo(`/actions/${result.action.id}`, { title: 'Set. Whoever is to do it finds it in their work.' });
    if (result && result.__typename !== 'ActionKept') form.refuse(result, RENAMED);
    return this.page(form, setting);
  }

  private async setting(visit: Visit): Promise<Setting> {
    const [id, beforeId] = [visit.id('id'), visit.query('before')];
    if (beforeId !== undefined && !isUuid(beforeId)) throw new NotFound();
    const [{ person }, old] = await Promise.all([
      this.api.ask('WhomToGive', { id }, visit),
      beforeId === undefined ? undefined : this.api.ask('Action', { id: beforeId }, visit),
    ]);
    const before = old && found(old.action);
    if (before !== undefined && before.person?.id !== id) throw new NotFound();
    const { mayBeGivenActions: agencies, ...header } = found(person);
    return { person: header, agencies, before };
  }

  private page(form: Form, { person, agencies, before }: Setting): Answer {
    const chosen = form.value('toWhom');
    const option = (value: string, text: string) => ({ value, text, selected: value === chosen });
    const items = agencies.flatMap(({ id, name, shortName, units }) => [
      option(id, name),
      ...units.map((unit) => option(`${id} ${unit.id}`, `${shortName}: ${unit.name}`)),
    ]);
    return show('journeys/actions/set-action', {
      title: before ? 'Give a declined action to another' : 'Set an action',
      person,
      form,
      before,
      toWhom: [{ value: '', text: 'Choose an agency, or one of its units' }, ...items],
      back: before ? `/actions/${before.id}` : `/cases/${person.id}/actions`,
    });
  }
}
