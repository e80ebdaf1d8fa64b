import { randomBytes } from 'node:crypto';
import type { Actor } from '@lib/access';
import { type Refusal, uuidV7 } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type MinuteAsked, minuteSaid, refusalToMinute } from '../domain/minutes.js';
import { ConferencesStore } from '../store/conferences.store.js';
import { ActOnItem, type OnItem } from './act-on-item.js';
import { ConferenceRecord } from './conference-record.js';

export type MinuteItemAsked = MinuteAsked & OnItem;
export interface Minuted {
  readonly itemId: string;
}
const OPERATION = 'minuteItem';

/** Adds an entry to the minutes about somebody: by whoever calls the conference, or by any agency that is invited for this person. */
@Injectable()
export class MinuteItem {
  constructor(
    private readonly acting: ActOnItem,
    private readonly store: ConferencesStore,
    private readonly record: ConferenceRecord,
  ) {}

  execute(actor: Actor, input: MinuteItemAsked): Promise<Minuted | Refusal> {
    const said = minuteSaid(input);
    return this.acting.execute(actor, { operation: OPERATION, action: 'answer' }, input, async (tx, { item, conference, at }) => {
      const refusal = refusalToMinute(said);
      if (refusal !== null) return refusal;
      const { id: itemId, personId, agencyIds } = item;
      const happened = { kind: 'conference.minuted', at, to: agencyIds, rationale: { ...said } } as const;
      const ledgerEntryId = await this.record.entry(tx, actor, conference, happened, personId);
      const by = { agencyId: actor.agencyId, staffId: actor.staffId, ledgerEntryId };
      await this.store.minute(tx, { id: uuidV7(at, randomBytes(10)), itemId, personId, at, ...said, ...by });
      await this.record.told(tx, actor, 'CONFERENCE_MINUTED', { ...item, words: `${conference.title} (${conference.reference})` }, at);
      await this.record.done(tx, actor, OPERATION, { conferenceId: conference.id, personId });
      return { itemId };
    });
  }
}
