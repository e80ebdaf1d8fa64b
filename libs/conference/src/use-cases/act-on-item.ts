import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { refusalWhenOff, refusalWhenOver } from '../domain/conference.js';
import { ConferencesStore } from '../store/conferences.store.js';
import type { ConferenceEntity } from '../store/entities/conference.entity.js';
import type { ConferenceItemEntity } from '../store/entities/conference-item.entity.js';
import { ConferenceRecord } from './conference-record.js';

export interface OnItem {
  readonly key: string;
  readonly itemId: string;
}
export interface Met {
  readonly item: ConferenceItemEntity;
  readonly conference: ConferenceEntity;
  readonly at: Date;
}
export interface ItemAct {
  readonly operation: string;
  /** What the policy calls it: speaking of somebody, or running the agenda. */
  readonly action: 'answer' | 'record';
}
type Say<T> = (tx: Tx, met: Met) => Promise<T | Refusal>;

/** What is said of one person on an agenda: once under its key, one after another, until they are off it or the conference is over. */
@Injectable()
export class ActOnItem {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: ConferencesStore,
    private readonly record: ConferenceRecord,
  ) {}

  execute<T extends object>(actor: Actor, act: ItemAct, input: OnItem, say: Say<T>): Promise<T | Refusal> {
    const { operation } = act;
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () =>
        this.turn(tx, actor, act, input.itemId, say),
      );
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code);
      return done;
    });
  }

  private async turn<T>(tx: Tx, actor: Actor, { action }: ItemAct, id: string, say: Say<T>): Promise<T | Refusal> {
    const found = await this.store.item(tx, id);
    await this.authorise.check(actor, action, 'ConferenceItem', found, { asked: id });
    if (!found) throw new Error('checked, yet not there');
    await this.store.takeTurn(tx, found.conferenceId);
    // Read again: while this one waited its turn they may have been taken off.
    const [item, conference] = [await this.store.item(tx, id), await this.store.find(tx, found.conferenceId)];
    if (!item || !conference) throw new Error('an item without its conference');
    return refusalWhenOver(conference) ?? refusalWhenOff(item) ?? say(tx, { item, conference, at: await databaseNow(tx) });
  }
}
