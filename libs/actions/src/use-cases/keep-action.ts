import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { workOf } from '../domain/action-work.js';
import { alarmAt } from '../domain/due.js';
import { holidaysAround } from '../store/actions.store.js';
import { ActionsAtWork } from '../store/actions-at-work.js';

/**
 * Run by the worker after everything that is recorded of an action, and when an instant of its comes: whoever has to do or to hear of something
 * finds it on their first page, once, and it goes when it is over. Asked as often as you like, it changes nothing more.
 */
@Injectable()
export class KeepAction {
  constructor(private readonly actions: ActionsAtWork) {}

  async execute(tx: Tx, actionId: string): Promise<{ readonly raised: number; readonly closed: number }> {
    const loaded = await this.actions.load(tx, actionId);
    if (loaded === null) return { raised: 0, closed: 0 };
    const { action, at } = loaded;
    const holidays = holidaysAround(action.dueAt);
    await this.actions.lookAgain(tx, actionId, alarmAt(action.state, action.dueAt, at, holidays));
    return this.actions.keep(tx, action, workOf(action, at, holidays));
  }

  /** Those after `after` for which an instant has come that nobody has heard of. */
  due(tx: Tx, after: string | null, atMost: number): Promise<string[]> {
    return this.actions.due(tx, after, atMost);
  }
}
