import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { AttendanceSaid, EndingSaid } from '../domain/conference.js';
import { ConferenceEntity } from './entities/conference.entity.js';
import { ConferenceEntryEntity, ConferenceInvitationEntity } from './entities/conference-entry.entity.js';
import { ConferenceItemEntity } from './entities/conference-item.entity.js';

export type NewConference = Omit<ConferenceEntity, 'takesPart' | 'overAt' | 'overAs' | 'overBy' | 'overWords'>;
export type NewItem = Omit<ConferenceItemEntity, 'takesPart' | 'workable' | 'offAt' | 'offBy' | 'offWords'>;
interface By {
  readonly by: string;
  readonly at: Date;
}

@Injectable()
export class ConferencesStore {
  async takeTurn(tx: Tx, id: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('conference ' || $1::text, 0))`, [id]);
  }

  find(tx: Tx, id: string): Promise<ConferenceEntity | null> {
    return tx.findOneBy(ConferenceEntity, { id });
  }

  item(tx: Tx, id: string): Promise<ConferenceItemEntity | null> {
    return tx.findOneBy(ConferenceItemEntity, { id });
  }

  /** Of those that the acting agency may read; of its own conference it may read all whom it still works with. Nobody who was taken off. */
  items(tx: Tx, conferenceId: string): Promise<ConferenceItemEntity[]> {
    return tx.find(ConferenceItemEntity, { where: { conferenceId, offAt: IsNull() }, order: { placeInList: 'ASC', id: 'ASC' } });
  }

  invitation(tx: Tx, conferenceId: string, agencyId: string): Promise<ConferenceInvitationEntity | null> {
    return tx.findOneBy(ConferenceInvitationEntity, { conferenceId, agencyId });
  }

  async call(tx: Tx, conference: NewConference): Promise<void> {
    await tx.insert(ConferenceEntity, conference);
    const invited = conference.agencyIds.map((agencyId) => ({ conferenceId: conference.id, agencyId }));
    await tx.insert(ConferenceInvitationEntity, invited);
  }

  async list(tx: Tx, items: readonly NewItem[]): Promise<void> {
    await tx.insert(ConferenceItemEntity, [...items]);
  }

  spokenOf(tx: Tx, itemId: string): Promise<boolean> {
    return tx.existsBy(ConferenceEntryEntity, { itemId });
  }

  async takeOff(tx: Tx, id: string, { by, at }: By, words: string): Promise<void> {
    await tx.update(ConferenceItemEntity, { id }, { offAt: at, offBy: by, offWords: words });
  }

  async attend(tx: Tx, id: string, { by, at }: By, said: AttendanceSaid): Promise<void> {
    await tx.update(ConferenceInvitationEntity, { id }, { ...said, saidBy: by, saidAt: at });
  }

  async minute(tx: Tx, entry: ConferenceEntryEntity): Promise<void> {
    await tx.insert(ConferenceEntryEntity, entry);
  }

  async end(tx: Tx, id: string, { by, at }: By, { ending, words }: EndingSaid): Promise<void> {
    await tx.update(ConferenceEntity, { id }, { overAs: ending, overAt: at, overBy: by, overWords: words });
  }
}
