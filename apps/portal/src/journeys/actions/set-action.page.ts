import { isMeaningless, isUuid } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import { NotFound } from '../../api/api-failure.js';
import type { ActionDone, ActionShown, GivenAgency, SetActionAtConferenceVariables } from '../../api/answers/actions.js';
import type { PersonHeader } from '../../api/answers/people.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const FIELDS: readonly string[] = ['toWhom', 'what', 'why', 'dueOn'];
const RENAMED = { agencyId: 'toWhom', unitId: 'toWhom' };
type Said = Omit<SetActionAtConferenceVariables['input'], 'key' | 'itemId'>;
interface Setting {
  readonly person: PersonHeader;
  readonly agencies: readonly GivenAgency[];
  /** One that was declined, which this sets anew. */
  readonly before: ActionShown | undefined;
  /** Their place on the agenda of a conference that speaks of them just now: everybody at the table hears it set. */
  readonly at: string | undefined;
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
    const said = { what: form.value('what'), why: form.value('why'), dueOn: dueOn ?? '' };
    const toWhom = { agencyId, unitId };
    const result = form.wrong ? undefined : await form.attempt(() => this.keep(visit, form.key, setting, { ...toWhom, ...said }), RENAMED);
    if (result?.__typename === 'ActionKept' && setting.at)
      return goTo(back(setting), { title: 'Set. Whoever is to do it finds it in their work, and everybody at the table may read it.' });
    if (result?.__typename === 'ActionKept' && result.action)
      return goTo(`/actions/${result.action.id}`, { title: 'Set. Whoever is to do it finds it in their work.' });
    if (result && result.__typename !== 'ActionKept') form.refuse(result, RENAMED);
    return this.page(form, setting);
  }

  private async keep(visit: Visit, key: string, { person, before, at }: Setting, said: Said): Promise<ActionDone> {
    if (at) return (await this.api.ask('SetActionAtConference', { input: { key, itemId: at, ...said } }, visit)).setActionAtConference;
    return (await this.api.ask('SetAction', { input: { key, personId: person.id, beforeId: before?.id, ...said } }, visit)).setAction;
  }

  private async setting(visit: Visit): Promise<Setting> {
    const [id, beforeId, at] = [visit.id('id'), visit.query('before'), visit.query('at')];
    if ([beforeId, at].some((one) => one !== undefined && !isUuid(one))) throw new NotFound();
    const [{ person }, old] = await Promise.all([
      this.api.ask('WhomToGive', { id }, visit),
      beforeId === undefined ? undefined : this.api.ask('Action', { id: beforeId }, visit),
    ]);
    const before = old && found(old.action);
    if (before !== undefined && before.person?.id !== id) throw new NotFound();
    const { mayBeGivenActions: agencies, ...header } = found(person);
    return { person: header, agencies, before, at };
  }

  private page(form: Form, setting: Setting): Answer {
    const { person, agencies, before } = setting;
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
      back: back(setting),
    });
  }
}

function back({ person, before, at }: Setting): string {
  if (at) return `/conferences/people/${at}`;
  return before ? `/actions/${before.id}` : `/cases/${person.id}/actions`;
}
