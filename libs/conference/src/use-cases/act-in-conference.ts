import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { refusalWhenOver } from '../domain/conference.js';
import { ConferencesStore } from '../store/conferences.store.js';
import type { ConferenceEntity } from '../store/entities/conference.entity.js';
import { ConferenceRecord } from './conference-record.js';

export interface InConference {
  readonly key: string;
  readonly conferenceId: string;
}
export interface ConferenceKept {
  readonly conferenceId: string;
}
/** Writes what is said, or answers why it may not be said. */
type Say = (tx: Tx, conference: ConferenceEntity, at: Date) => Promise<Refusal | null>;

/** What whoever called a conference does with it: once under its key, one after another, until it is over; what is refused is logged. */
@Injectable()
export class ActInConference {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: ConferencesStore,
    private readonly record: ConferenceRecord,
  ) {}

  execute(actor: Actor, operation: string, input: InConference, say: Say): Promise<ConferenceKept | Refusal> {
    const { key, conferenceId: id } = input;
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key, operation, input }, () => this.turn(tx, actor, id, say));
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { subjectId: id });
      return done;
    });
  }

  private async turn(tx: Tx, actor: Actor, id: string, say: Say): Promise<ConferenceKept | Refusal> {
    await this.store.takeTurn(tx, id);
    const conference = await this.store.find(tx, id);
    await this.authorise.check(actor, 'record', 'Conference', conference, { asked: id });
    if (!conference) throw new Error('checked, yet not there');
    return refusalWhenOver(conference) ?? (await say(tx, conference, await databaseNow(tx))) ?? { conferenceId: id };
  }
}
