import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import { RecordOnAction, SetAction, SettleAction } from '@lib/actions';
import type { ActionAct } from './action-acts.js';
import type { Carry } from './carry.js';
import type { Slugs } from './slugs.js';

/** Actions set, done and settled, as the pages do it. */
export class ActionsOffice {
  constructor(
    private readonly slugs: Slugs,
    private readonly carry: Carry,
  ) {}

  /** Answers the action that it was done to. */
  async perform(act: ActionAct, actor: Actor): Promise<string> {
    const key = randomUUID();
    if (act.act === 'setAction') {
      const { id, person, to, what, why, dueOn } = act;
      const { actionId } = await this.carry(SetAction, actor, {
        key, personId: this.slugs.id('person', person), agencyId: this.slugs.id('agency', to.agency), unitId: this.slugs.maybe('unit', to.unit),
        staffId: this.slugs.maybe('staff', to.staff), what, why, dueOn,
      }); // prettier-ignore
      return this.slugs.put('action', id, actionId);
    }
    const actionId = this.slugs.id('action', act.action);
    const said = { key, actionId, words: act.words ?? null };
    if (act.act === 'recordOnAction') await this.carry(RecordOnAction, actor, { ...said, act: act.say, evidence: act.evidence ?? null });
    else await this.carry(SettleAction, actor, { ...said, act: act.say, dueOn: act.dueOn ?? null });
    return actionId;
  }
}
