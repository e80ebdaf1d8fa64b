import { randomBytes } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal, uuidV7 } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ActAsked, actSaid, type ActSaid, refusalToAct } from '../domain/acts.js';
import { ActionsStore, NOTHING_MORE } from '../store/actions.store.js';
import type { ActionEntity } from '../store/entities/action.entity.js';
import { ActionRecord } from './action-record.js';
import type { ActionKept } from './set-actions.js';

export interface OnAction extends ActAsked {
  readonly key: string;
  readonly actionId: string;
}
/** Which side says it: what the policy calls it, and which operation it came by. */
export interface ActionSide {
  readonly operation: 'recordOnAction' | 'settleAction';
  readonly action: 'answer' | 'close';
}
/** What only one side has to know besides: the unit that hears of it from now on, or why not. */
type Also = (tx: Tx, action: ActionEntity, said: ActSaid) => Promise<string | Refusal>;

interface Said {
  readonly id: string;
  readonly said: ActSaid;
  readonly also: Also | undefined;
}

/** What both sides share: once under its key, one after another, by whoever may, and then all of it at once or nothing. */
@Injectable()
export class ActOnAction {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: ActionsStore,
    private readonly record: ActionRecord,
  ) {}

  execute(actor: Actor, side: ActionSide, input: OnAction, also?: Also): Promise<ActionKept | Refusal> {
    const { operation } = side;
    const said = actSaid(input);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () =>
        this.act(tx, actor, side, { id: input.actionId, said, also }),
      );
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { subjectId: input.actionId });
      return done;
    });
  }

  private async act(tx: Tx, actor: Actor, side: ActionSide, { id, said, also }: Said): Promise<ActionKept | Refusal> {
    const action = await this.store.turn(tx, id);
    await this.authorise.check(actor, side.action, 'Action', action, { asked: id });
    if (!action) throw new Error('checked, yet not there');
    const at = await databaseNow(tx);
    const refusal = refusalToAct(action, said, at);
    if (refusal !== null) return refusal;
    const atUnitId = also ? await also(tx, action, said) : action.atUnitId;
    if (typeof atUnitId !== 'string') return atUnitId;
    const event = { ...NOTHING_MORE, id: uuidV7(at, randomBytes(10)), at, agencyId: actor.agencyId, staffId: actor.staffId, ...said };
    const ledgerEntryId = await this.record.entry(tx, actor, action, event);
    await this.store.keep(tx, action, { ...event, ledgerEntryId }, atUnitId);
    await this.record.told(tx, actor, action, event, side.operation);
    await this.store.tellWorker(tx, id);
    return { actionId: id };
  }
}
