import { Injectable } from '@nestjs/common';
import type { PersonHeader } from '../../api/answers/people.js';
import type { CaseLead, ChoosableNote, PossibleRecipient } from '../../api/answers/sharing.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import type { Visit } from '../../page/visit.js';

export interface Held {
  readonly person: PersonHeader;
  readonly notes: readonly ChoosableNote[];
  readonly moreNotes: boolean;
  readonly possibleRecipients: readonly PossibleRecipient[];
  readonly members: readonly CaseLead[];
}

/** The notes one may choose from: the newest hundred, and whichever older ones have been chosen already. */
@Injectable()
export class HeldNotes {
  constructor(private readonly api: ConcordatApi) {}

  async of(visit: Visit, personId: string, noteIds: readonly string[]): Promise<Held> {
    const answer = await this.api.ask('ChooseShare', { personId, noteIds }, visit);
    const { notes, members, ...person } = found(answer.person);
    const missing = noteIds.filter((id) => !notes.items.some((note) => note.id === id));
    const older = await Promise.all(missing.map(async (id) => found((await this.api.ask('Note', { id }, visit)).note)));
    const chosen = older
      .filter((note) => note.person.id === personId && note.supersededAt === null && note.withdrawnAt === null)
      // An older note says by name towards whom, and not by id: then the question is simply asked.
      .map((note) => ({ ...note, decisions: [] }));
    return { person, notes: [...notes.items, ...chosen], moreNotes: notes.hasMore, possibleRecipients: answer.possibleRecipients, members };
  }
}
