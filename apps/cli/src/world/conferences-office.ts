import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import { CallConference, EndConference, ListOnAgenda, MinuteItem, RecordAttendance } from '@lib/conference';
import type { Carry } from './carry.js';
import type { ConferenceAct, MinuteItemAct } from './conference-acts.js';
import type { Slugs } from './slugs.js';

type ItemOf = (conferenceId: string, personId: string) => Promise<string>;

/** Conferences called, filled, minuted and closed, as the pages do it. */
export class ConferencesOffice {
  constructor(
    private readonly slugs: Slugs,
    private readonly carry: Carry,
    private readonly itemOf: ItemOf,
  ) {}

  async perform(act: ConferenceAct, actor: Actor): Promise<void> {
    const key = randomUUID();
    if (act.act === 'callConference') {
      const { title, place, meetsAt, agencies } = act;
      const agencyIds = agencies.map((agency) => this.slugs.id('agency', agency));
      const { conferenceId } = await this.carry(CallConference, actor, { key, title, place, meetsAt: new Date(meetsAt), agencyIds });
      this.slugs.put('conference', act.id, conferenceId);
      return;
    }
    const conferenceId = this.slugs.id('conference', act.conference);
    if (act.act === 'minuteItem') return this.minute(act, actor, conferenceId);
    if (act.act === 'listOnAgenda') {
      const personIds = act.people.map((person) => this.slugs.id('person', person));
      await this.carry(ListOnAgenda, actor, { key, conferenceId, personIds, why: act.why });
    } else if (act.act === 'recordAttendance') {
      const agencyId = this.slugs.id('agency', act.agency);
      await this.carry(RecordAttendance, actor, { key, conferenceId, agencyId, attendance: act.attendance, who: act.who ?? null });
    } else await this.carry(EndConference, actor, { key, conferenceId, ending: act.ending, words: act.words ?? null });
  }

  private async minute({ about, kind, value, words }: MinuteItemAct, actor: Actor, conferenceId: string): Promise<void> {
    const itemId = await this.itemOf(conferenceId, this.slugs.id('person', about));
    await this.carry(MinuteItem, actor, { key: randomUUID(), itemId, kind, value: value ?? null, words });
  }
}
