import type { Actor } from '@lib/access';
import { type WorkToRaise, WorkItems } from '@lib/partnership';
import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import type { RiskNoteEntity } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import { lessTold } from '../domain/less-told.js';
import { OwnCaseStore } from '../store/own-case.store.js';
import { SharingStore } from '../store/sharing.store.js';
import { lessToldWriter } from './less-told-work.js';

/** "You have told them less than this: decide." Asked when a note is recorded, raised or replaced, in the note's own transaction. */
@Injectable()
export class TellLess {
  constructor(
    private readonly own: OwnCaseStore,
    private readonly people: PeopleReader,
    private readonly work: WorkItems,
    private readonly store: SharingStore,
  ) {}

  /** The agencies that have been told less; each is a piece of work for whoever wrote the note. */
  async because(tx: Tx, actor: Actor, note: RiskNoteEntity): Promise<string[]> {
    // Others in the controller group may have told somebody less than this, which this agency is not to know.
    await this.store.askTheGroup(tx, note.personId);
    const shares = await this.own.shares(tx, note.personId);
    if (shares.length === 0) return [];
    const { at } = await this.own.now(tx);
    const agencyIds = [...new Set(shares.map((share) => share.recipient.agencyId))];
    const known = {
      decisions: await this.own.decisions(tx, note.personId, agencyIds),
      circumstances: await this.people.events(tx, note.personId),
      standing: await this.own.standing(tx, agencyIds),
    };
    const lines = lessTold({ ...note, seriesName: note.reportSeries }, shares, known, at);
    const told = [...new Set(lines.map((line) => line.recipient.agencyId))];
    const about = { agencyId: actor.agencyId, personId: note.personId, noteIds: [note.id] };
    await this.work.raise(
      tx,
      ...told.map((agencyId): WorkToRaise => lessToldWriter({ ...about, recipientAgencyId: agencyId }, actor.staffId, note.id)),
    );
    return told;
  }
}
