import type { Actor } from '@lib/access';
import { londonDay } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { type NoteHeld, NotesHeld } from '@lib/risk';
import type { Outcome } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { NoteTowardsAsker } from '../domain/declaration.js';
import { AnswerStore } from '../store/answer.store.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';

export interface NoteDecided {
  readonly noteIds: readonly string[];
  readonly outcome: Outcome;
}
export interface NotesFound {
  readonly held: readonly NoteHeld[];
  readonly towards: readonly NoteTowardsAsker[];
}

/** The notes that the answering agency holds now and this answerer may open, and how the asker stands to each once these are decided. */
@Injectable()
export class NotesTowardsAsker {
  constructor(
    private readonly notes: NotesHeld,
    private readonly answers: AnswerStore,
  ) {}

  async find(
    tx: Tx,
    actor: Actor,
    enquiry: EnquiryEntity,
    { at, decided }: { at: Date; decided: readonly NoteDecided[] },
  ): Promise<NotesFound> {
    const all = await this.notes.onPerson(tx, actor, enquiry.personId);
    const today = londonDay(at);
    const held = all.filter(
      (note) => note.supersededAt === null && note.withdrawnAt === null && (note.expiresOn === null || today <= note.expiresOn),
    );
    const sent = await this.answers.notesSent(tx, enquiry);
    const idsOf = (...outcomes: Outcome[]) => decided.filter(({ outcome }) => outcomes.includes(outcome)).flatMap(({ noteIds }) => noteIds);
    const shared = new Set([...idsOf('SHARED'), ...sent.filter(({ whole }) => whole).map(({ noteId }) => noteId)]);
    const attached = new Set([
      ...idsOf('SHARED', 'SHARED_IN_PART'),
      ...sent.filter(({ withAnswers }) => withAnswers).map(({ noteId }) => noteId),
    ]);
    return {
      held,
      towards: held.map(({ id, level, category }) => ({ id, level, category, shared: shared.has(id), attached: attached.has(id) })),
    };
  }
}
