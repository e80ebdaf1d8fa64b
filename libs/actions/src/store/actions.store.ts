import { bankHolidays, type Tx } from '@lib/platform';
import { londonDay } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { after, CARRIED_ON, type Standing, standing } from '../domain/action.js';
import { alarmAt } from '../domain/due.js';
import { ActionEventEntity } from './entities/action-event.entity.js';
import { ActionEntity } from './entities/action.entity.js';

export type NewAction = Omit<ActionEntity, 'takesPart' | 'open' | 'workable' | 'alarmAt' | 'state' | 'events' | 'carried'>;
export type NewEvent = Omit<ActionEventEntity, 'n' | 'actionId'>;
/** What an event says, where it says it. */
export const NOTHING_MORE = {
  words: null, evidence: null, dueAt: null, toUnitId: null, toStaffId: null, conferenceReference: null, nextId: null,
} as const; // prettier-ignore

/** Actions and their histories. An action is locked while something is recorded of it: its events have one order. */
@Injectable()
export class ActionsStore {
  find(tx: Tx, id: string): Promise<ActionEntity | null> {
    return tx.findOneBy(ActionEntity, { id });
  }

  /** One after another: whoever is second sees what the first has recorded. */
  async turn(tx: Tx, id: string): Promise<ActionEntity | null> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('action ' || $1::text, 0))`, [id]);
    return this.find(tx, id);
  }

  /** Those about somebody that nobody has answered, of what may be read here; in one order for everybody. */
  async unanswered(tx: Tx, personId: string): Promise<string[]> {
    const open = await tx.find(ActionEntity, {
      select: { id: true },
      where: { personId, state: In([...CARRIED_ON]) },
      order: { id: 'ASC' },
    });
    return open.map(({ id }) => id);
  }

  wasCarried(tx: Tx, actionId: string, conferenceReference: string): Promise<boolean> {
    return tx.existsBy(ActionEventEntity, { kind: 'CARRIED', conferenceReference, actionId });
  }

  /** A history that does not hold is a fault. */
  async stands(tx: Tx, action: Pick<ActionEntity, 'id'>): Promise<Standing> {
    return standing(await tx.find(ActionEventEntity, { where: { actionId: action.id }, order: { n: 'ASC' } }));
  }

  async add(tx: Tx, action: NewAction, event: NewEvent): Promise<void> {
    const begun = standing([{ ...event, dueAt: action.dueAt }]);
    const alarm = alarmAt('SET', action.dueAt, action.setAt, holidaysAround(action.dueAt));
    await tx.insert(ActionEntity, {
      ...action, agencyIds: [...action.agencyIds], state: begun.state, events: begun.events, carried: begun.carried, alarmAt: alarm,
    }); // prettier-ignore
    await tx.insert(ActionEventEntity, { ...event, actionId: action.id, n: begun.events });
  }

  /** The event, and how the action stands by it; answers that. */
  async keep(tx: Tx, action: ActionEntity, event: NewEvent, atUnitId: string = action.atUnitId): Promise<Standing> {
    const next = after(await this.stands(tx, action), event);
    await tx.insert(ActionEventEntity, { ...event, actionId: action.id, n: next.events });
    const alarm = alarmAt(next.state, next.dueAt, event.at, holidaysAround(next.dueAt));
    await tx.update(ActionEntity, { id: action.id }, { ...next, atUnitId, alarmAt: alarm });
    return next;
  }

  /** When this is committed the worker sees to the work that the action means. */
  async tellWorker(tx: Tx, id: string): Promise<void> {
    await tx.query(`select concordat.enqueue('keep-action', jsonb_build_object('actionId', $1::text), 'keep-action:' || $1)`, [id]);
  }
}

/** Enough for every day that counts towards a limit. */
export function holidaysAround(dueAt: Date): readonly string[] {
  const year = Number(londonDay(dueAt).slice(0, 4));
  return bankHolidays(year - 1, year);
}
