import { randomBytes } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { Invalid, plainText, type Refusal, uuidV7 } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { MOST_ON_AGENDA, refusalToList } from '../domain/conference.js';
import { ConferencesStore } from '../store/conferences.store.js';
import type { ConferenceEntity } from '../store/entities/conference.entity.js';
import { ActInConference, type ConferenceKept, type InConference } from './act-in-conference.js';
import { ConferenceRecord } from './conference-record.js';

export interface ListAsked extends InConference {
  readonly personIds: readonly string[];
  readonly why: string;
}
const OPERATION = 'listOnAgenda';

/**
 * Puts people on the agenda: all of them, or none. Invited for each are the agencies that are invited to the conference and work with this
 * person, as it stands now; the others never learn that somebody was spoken of.
 */
@Injectable()
export class ListOnAgenda {
  constructor(
    private readonly acting: ActInConference,
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly store: ConferencesStore,
    private readonly record: ConferenceRecord,
  ) {}

  execute(actor: Actor, input: ListAsked): Promise<ConferenceKept | Refusal> {
    const personIds = [...new Set(input.personIds)];
    if (personIds.length > MOST_ON_AGENDA) throw new Invalid({ personIds: `Choose ${MOST_ON_AGENDA} people or fewer` });
    const why = plainText(input.why, { field: 'why', label: 'Why they are on the agenda', max: 1000, optional: true });
    return this.acting.execute(actor, OPERATION, input, async (tx, conference, at) => {
      for (const personId of personIds) await this.mayList(tx, actor, personId);
      const before = await this.store.items(tx, conference.id);
      const refusal = refusalToList({ why, personIds }, before.map(({ personId }) => personId)); // prettier-ignore
      if (refusal !== null) return refusal;
      let placeInList = Math.max(0, ...before.map((item) => item.placeInList));
      for (const personId of personIds) await this.list(tx, actor, conference, { personId, why, at, placeInList: (placeInList += 1) });
      return null;
    });
  }

  private async mayList(tx: Tx, actor: Actor, personId: string): Promise<void> {
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    const item = { agencyId: actor.agencyId, personId, workable: person?.workable ?? false };
    await this.authorise.check(actor, 'record', 'ConferenceItem', item, { asked: personId });
  }

  private async list(tx: Tx, actor: Actor, conference: ConferenceEntity, { personId, why, at, placeInList }: Listed): Promise<void> {
    const works = (await this.people.members(tx, personId)).map(({ agencyId }) => agencyId);
    const agencyIds = conference.agencyIds.filter((id) => id === actor.agencyId || works.includes(id));
    const happened = { kind: 'conference.listed', at, to: agencyIds, rationale: { why } } as const;
    const ledgerEntryId = await this.record.entry(tx, actor, conference, happened, personId);
    const item = { id: uuidV7(at, randomBytes(10)), conferenceId: conference.id, personId, agencyId: actor.agencyId, agencyIds };
    await this.store.list(tx, [{ ...item, why, listedBy: actor.staffId, listedAt: at, placeInList, ledgerEntryId }]);
    await this.record.told(tx, actor, 'CONFERENCE_LISTED', { ...item, words: `${conference.title} (${conference.reference})` }, at);
    await this.record.done(tx, actor, OPERATION, { conferenceId: conference.id, personId });
  }
}

interface Listed {
  readonly personId: string;
  readonly why: string;
  readonly at: Date;
  readonly placeInList: number;
}
