import { randomBytes } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal, uuidV7 } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { refusalWhenOver } from '../domain/conference.js';
import { type MinuteAsked, type MinuteSaid, minuteSaid, refusalToMinute } from '../domain/minutes.js';
import { ConferencesStore } from '../store/conferences.store.js';
import { ConferenceRecord } from './conference-record.js';

export interface MinuteItemAsked extends MinuteAsked {
  readonly key: string;
  readonly itemId: string;
}
export interface Minuted {
  readonly itemId: string;
}
const OPERATION = 'minuteItem';

/** Adds an entry to the minutes about somebody: by whoever calls the conference, or by any agency that is invited for this person. */
@Injectable()
export class MinuteItem {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: ConferencesStore,
    private readonly record: ConferenceRecord,
  ) {}

  execute(actor: Actor, input: MinuteItemAsked): Promise<Minuted | Refusal> {
    const said = minuteSaid(input);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation: OPERATION, input }, () =>
        this.minute(tx, actor, input.itemId, said),
      );
      if (isRefusal(done)) await this.record.refused(tx, actor, OPERATION, done.code);
      return done;
    });
  }

  private async minute(tx: Tx, actor: Actor, itemId: string, said: MinuteSaid): Promise<Minuted | Refusal> {
    const item = await this.store.item(tx, itemId);
    await this.authorise.check(actor, 'answer', 'ConferenceItem', item, { asked: itemId });
    if (!item) throw new Error('checked, yet not there');
    await this.store.takeTurn(tx, item.conferenceId);
    const conference = await this.store.find(tx, item.conferenceId);
    if (!conference) throw new Error('an item without its conference');
    const refusal = refusalWhenOver(conference) ?? refusalToMinute(said);
    if (refusal !== null) return refusal;
    const at = await databaseNow(tx);
    const happened = { kind: 'conference.minuted', at, to: item.agencyIds, rationale: { ...said } } as const;
    const ledgerEntryId = await this.record.entry(tx, actor, conference, happened, item.personId);
    const by = { agencyId: actor.agencyId, staffId: actor.staffId, ledgerEntryId };
    await this.store.minute(tx, { id: uuidV7(at, randomBytes(10)), itemId, personId: item.personId, at, ...said, ...by });
    await this.record.told(tx, actor, 'CONFERENCE_MINUTED', { ...item, words: `${conference.title} (${conference.reference})` }, at);
    await this.record.done(tx, actor, OPERATION, { conferenceId: conference.id, personId: item.personId });
    return { itemId };
  }
}
