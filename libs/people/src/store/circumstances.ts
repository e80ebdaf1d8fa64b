import type { Actor } from '@lib/access';
import { Invalid } from '@lib/kernel';
import { Directory } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type CircumstanceAsked, soundCircumstance } from '../domain/circumstance.js';
import { PersonEventEntity } from './case-record.entity.js';
import type { PersonEntity } from './person.entity.js';

/** The port through which an act records what happened to a person. What it reopens is for the contexts that hold decisions. */
@Injectable()
export class Circumstances {
  constructor(private readonly directory: Directory) {}

  /** `person` as the act has opened it in this transaction. */
  async record(tx: Tx, actor: Actor, person: PersonEntity, asked: CircumstanceAsked): Promise<PersonEventEntity> {
    const sound = soundCircumstance(asked, { now: await databaseNow(tx), born: person.dateOfBirth });
    if (sound.recipientAgencyId !== null && (await this.directory.agencies(tx, [sound.recipientAgencyId])).length === 0) {
      throw new Invalid({ recipientAgencyId: 'Choose an agency from the list' });
    }
    const event = tx.create(PersonEventEntity, { ...sound, personId: person.id, recordedByAgencyId: actor.agencyId });
    return tx.save(event);
  }
}
