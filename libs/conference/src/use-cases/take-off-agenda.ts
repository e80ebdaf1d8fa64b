import type { Actor } from '@lib/access';
import { plainText, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { refusalToTakeOff } from '../domain/conference.js';
import { ConferencesStore } from '../store/conferences.store.js';
import { ActOnItem, type OnItem } from './act-on-item.js';
import type { ConferenceKept } from './act-in-conference.js';
import { ConferenceRecord } from './conference-record.js';

export interface TakeOffAsked extends OnItem {
  readonly words: string;
}
const OPERATION = 'takeOffAgenda';

/** Takes somebody off the agenda of whom nothing was said yet. That they stood there, and why no longer, stays on the record. */
@Injectable()
export class TakeOffAgenda {
  constructor(
    private readonly acting: ActOnItem,
    private readonly store: ConferencesStore,
    private readonly record: ConferenceRecord,
  ) {}

  execute(actor: Actor, input: TakeOffAsked): Promise<ConferenceKept | Refusal> {
    const words = plainText(input.words, { field: 'words', label: 'Why', max: 1000, optional: true });
    return this.acting.execute(actor, { operation: OPERATION, action: 'record' }, input, async (tx, { item, conference, at }) => {
      const refusal = refusalToTakeOff(words, await this.store.spokenOf(tx, item.id));
      if (refusal !== null) return refusal;
      const happened = { kind: 'conference.taken-off', at, to: item.agencyIds, rationale: { why: words } } as const;
      await this.record.entry(tx, actor, conference, happened, item.personId);
      await this.store.takeOff(tx, item.id, { by: actor.staffId, at }, words);
      await this.record.told(tx, actor, 'CONFERENCE_TAKEN_OFF', { ...item, words: `${conference.title} (${conference.reference})` }, at);
      await this.record.done(tx, actor, OPERATION, { conferenceId: conference.id, personId: item.personId });
      return { conferenceId: conference.id };
    });
  }
}
