import { Get, Post } from '@nestjs/common';
import type { ActionDone, ActionShown } from '../../api/answers/actions.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { ACT_FIELDS, checkDoing, checkSettling, DOING, doingInput, offered, SETTLING, settlingInput } from './act-form.js';
import { actionRow, happened } from './stands.js';

const DONE: Readonly<Record<string, string>> = {
  ACCEPT: 'Accepted. Say here how far it is, and when it is done.',
  DECLINE: 'Declined. Whoever set it is asked to give it to another, or to withdraw it.',
  PROGRESS: 'Recorded.',
  ANSWER: 'Answered. Whoever set it is asked to look at it.',
  REALLOCATE: 'Given to somebody else. They are asked to accept it.',
  CLOSE: 'Closed.',
  ASK_AGAIN: 'Asked again. Whoever has it finds it in their work.',
  WITHDRAW: 'Withdrawn.',
  MOVE_DUE: 'The day is moved.',
};

/** What was last said from one side to the other, where it is the other’s turn: read before anything is said to it. */
const TURNED: Readonly<Record<string, string>> = { ANSWERED: 'ANSWERED', DECLINED: 'DECLINED', ASKED_AGAIN: 'ACCEPTED' };

/** One action: what is to be done, what became of it, and a place for each thing that the reader may say of it now. */
@Page({ path: '/actions/:id', name: 'ACTION' })
export class ActionPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...ACT_FIELDS), await this.found(visit));
  }

  @Post()
  async act(@Visiting() visit: Visit): Promise<Answer> {
    const { id } = await this.found(visit);
    const form: Form = visit.form(...ACT_FIELDS);
    const settles = form.value('side') === 'settle';
    const result = await (settles ? this.settled(visit, form, id) : this.recorded(visit, form, id));
    const act = form.value(settles ? 'settling' : 'doing');
    if (result?.__typename === 'ActionKept') return goTo(`/actions/${id}`, { title: DONE[act] ?? 'Recorded.' });
    if (result) form.refuse(result, { words: act, act: settles ? 'settling' : 'doing' });
    return this.page(visit, form, await this.found(visit));
  }

  private async found(visit: Visit): Promise<ActionShown> {
    return found((await this.api.ask('Action', { id: visit.id('id') }, visit)).action);
  }

  private async recorded(visit: Visit, form: Form, actionId: string): Promise<ActionDone | undefined> {
    const act = checkDoing(form);
    if (form.wrong || act === undefined) return undefined;
    const input = { key: form.key, actionId, ...doingInput(form, act) };
    const rename = { words: act, unitId: 'toWhom', staffId: 'toWhom' };
    return (await form.attempt(() => this.api.ask('RecordOnAction', { input }, visit), rename))?.recordOnAction;
  }

  private async settled(visit: Visit, form: Form, actionId: string): Promise<ActionDone | undefined> {
    const act = checkSettling(form);
    if (form.wrong || act === undefined) return undefined;
    const input = { key: form.key, actionId, ...settlingInput(form, act) };
    return (await form.attempt(() => this.api.ask('SettleAction', { input }, visit), { words: act }))?.settleAction;
  }

  private async page(visit: Visit, form: Form, one: ActionShown): Promise<Answer> {
    const person = found(one.person);
    const history = one.events.map(happened);
    const doing = one.oursToDo ? offered(DOING, one) : [];
    return show('journeys/actions/action', {
      title: 'Action',
      one: actionRow(one),
      person,
      form,
      doing,
      settling: one.oursToSettle ? offered(SETTLING, one) : [],
      accepts: one.oursToDo && one.state === 'SET',
      givesAnew: one.oursToSettle && one.state === 'DECLINED',
      others: doing.length > 0 ? await this.others(visit, one, person.id) : [],
      latest: history.find(({ kind }) => TURNED[kind] === one.state) ?? null,
      history,
      back: `/cases/${person.id}/actions`,
    });
  }

  /** Whoever reads it, and the units of the agency that has it. */
  private async others(visit: Visit, one: ActionShown, personId: string) {
    const [viewer, { person }] = await Promise.all([visit.viewer(), this.api.ask('WhomToGive', { id: personId }, visit)]);
    const units = person?.mayBeGivenActions.find(({ id }) => id === one.toAgency.id)?.units ?? [];
    const me = viewer && viewer.staffId !== one.toStaff?.id ? [{ value: `staff ${viewer.staffId}`, text: `Me, ${viewer.name}` }] : [];
    return [
      ...me,
      ...units.filter(({ id }) => id !== one.toUnit?.id).map(({ id, name }) => ({ value: `unit ${id}`, text: `Everybody in ${name}` })),
    ];
  }
}
