import { randomBytes } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { Denied, isRefusal, newReference, plainText, type Refusal, uuidV7 } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { refusalToSet, type SetAsked, setSaid, type SetSaid } from '../domain/acts.js';
import { dueAtEndOf } from '../domain/due.js';
import { notDeclined } from '../domain/refusals.js';
import { ActionsStore, type NewAction, NOTHING_MORE } from '../store/actions.store.js';
import type { ActionEntity } from '../store/entities/action.entity.js';
import { ActionRecord } from './action-record.js';
import { AllocateAction } from './allocate-action.js';

export interface ActionToSet extends SetAsked {
  readonly personId: string;
  /** To whom: an agency that works with the person, and of it a unit or somebody. */
  readonly agencyId: string;
  readonly unitId?: string | null;
  readonly staffId?: string | null;
  readonly conferenceReference?: string | null;
  /** One that was declined, which this sets anew. */
  readonly beforeId?: string | null;
}
export interface ActionKept {
  readonly actionId: string;
}

/**
 * The port by which an action is set, by itself or at a conference, in a transaction that is open already: on every record, or nothing of it.
 * `present` are the agencies that were there: of those that know of the person each may read it from then on, and nobody else.
 */
@Injectable()
export class SetActions {
  constructor(
    private readonly people: PeopleReader,
    private readonly authorise: Authorise,
    private readonly allocate: AllocateAction,
    private readonly store: ActionsStore,
    private readonly record: ActionRecord,
  ) {}

  async set(
    tx: Tx,
    actor: Actor,
    asked: ActionToSet,
    present: readonly string[] = [],
    operation = 'setAction',
  ): Promise<ActionKept | Refusal> {
    const said = setSaid(asked);
    const conference = plainText(asked.conferenceReference, { field: 'conferenceReference', max: 200, optional: true }) || null;
    const unitId = await this.mayBeSet(tx, actor, asked.personId);
    const before = asked.beforeId == null ? null : await this.declined(tx, actor, asked.beforeId, asked.personId);
    if (before !== null && before.state !== 'DECLINED') return notDeclined();
    const setAt = await databaseNow(tx);
    const to = await this.allocate.to(tx, asked);
    if (isRefusal(to)) return to;
    const refusal = refusalToSet(said, setAt);
    if (refusal !== null) return refusal;
    const { agencyId, staffId: setBy } = actor;
    const agencyIds = [...new Set([agencyId, asked.agencyId, ...present.filter((id) => to.knowing.has(id))])];
    const from = { agencyId, unitId, setBy, setAt, agencyIds, atUnitId: to.atUnitId, conferenceReference: conference };
    const action = actionOf(asked, said, { ...from, beforeId: before?.id ?? null });
    await this.keep(tx, actor, action, before, operation);
    return { actionId: action.id };
  }

  /** What would be refused, and nothing written: for whoever shows beforehand what becomes of many. Whether they may is asked by the caller. */
  async judge(tx: Tx, asked: ActionToSet, at: Date): Promise<Refusal | null> {
    const said = setSaid(asked);
    const to = await this.allocate.to(tx, asked);
    return isRefusal(to) ? to : refusalToSet(said, at);
  }

  /** Whoever sets it may work with the case; answers the unit they set it in. */
  private async mayBeSet(tx: Tx, actor: Actor, personId: string): Promise<string> {
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    const ours = { agencyId: actor.agencyId, personId, workable: person?.workable ?? false };
    await this.authorise.check(actor, 'record', 'Action', ours, { asked: personId });
    if (actor.homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    return actor.homeUnitId;
  }

  /** What is not theirs is told like what is not there. */
  private async declined(tx: Tx, actor: Actor, id: string, personId: string): Promise<ActionEntity> {
    const found = await this.store.turn(tx, id);
    const before = found?.personId === personId ? found : null;
    await this.authorise.check(actor, 'close', 'Action', before, { asked: id });
    if (!before) throw new Error('checked, yet not there');
    return before;
  }

  private async keep(tx: Tx, actor: Actor, action: Omit<NewAction, 'ledgerEntryId'>, before: ActionEntity | null, operation: string) {
    const { setAt: at, dueAt, toUnitId, toStaffId, conferenceReference, what, why } = action;
    const by = { at, agencyId: actor.agencyId, staffId: actor.staffId, ...NOTHING_MORE };
    const event = { ...by, id: uuidV7(at, randomBytes(10)), kind: 'SET', dueAt, toUnitId, toStaffId, conferenceReference } as const;
    const ledgerEntryId = await this.record.entry(tx, actor, action, { ...event, what, why });
    await this.store.add(tx, { ...action, ledgerEntryId }, { ...event, ledgerEntryId });
    await this.record.told(tx, actor, action, event, operation);
    await this.store.tellWorker(tx, action.id);
    if (before === null) return;
    const anew = { ...by, id: uuidV7(at, randomBytes(10)), kind: 'SET_ANEW', nextId: action.id } as const;
    const entry = await this.record.entry(tx, actor, before, anew);
    await this.store.keep(tx, before, { ...anew, ledgerEntryId: entry });
    await this.record.told(tx, actor, before, anew, operation);
    await this.store.tellWorker(tx, before.id);
  }
}

type From = Pick<NewAction, 'agencyId' | 'unitId' | 'setBy' | 'setAt' | 'agencyIds' | 'atUnitId' | 'conferenceReference' | 'beforeId'>;
function actionOf(asked: ActionToSet, { what, why, dueOn }: SetSaid, from: From): Omit<NewAction, 'ledgerEntryId'> {
  return {
    ...from,
    id: uuidV7(from.setAt, randomBytes(10)),
    reference: newReference(),
    personId: asked.personId,
    toAgencyId: asked.agencyId,
    toUnitId: asked.unitId ?? null,
    toStaffId: asked.staffId ?? null,
    what,
    why,
    dueAt: dueAtEndOf(dueOn),
  };
}
