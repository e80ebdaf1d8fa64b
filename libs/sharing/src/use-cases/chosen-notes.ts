import type { Actor } from '@lib/access';
import type { PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { NotesHeld } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import { OwnCaseStore } from '../store/own-case.store.js';
import { LookAtCase } from './look-at-case.js';

/** What was chosen, as far as it bears on who should hear of it. */
@Injectable()
export class ChosenNotes {
  constructor(
    private readonly look: LookAtCase,
    private readonly notes: NotesHeld,
    private readonly own: OwnCaseStore,
  ) {}

  async groups(tx: Tx, actor: Actor, person: PersonEntity, noteIds: readonly string[]): Promise<string[]> {
    const held = (await this.notes.byIds(tx, actor, noteIds)).filter((note) => note.personId === person.id);
    await this.look.notes(actor, person, noteIds, held);
    return [...new Set(held.map((note) => note.categoryGroup))];
  }

  async now(tx: Tx): Promise<Date> {
    return (await this.own.now(tx)).at;
  }
}
