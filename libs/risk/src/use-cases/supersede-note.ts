import { AccessLog, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { LevelNeedsReason, NoteNotCurrent } from '../domain/note-refusals.js';
import { NoteBook, type NoteToRecord } from './note-book.js';
import { NoteChanges } from './note-changes.js';
import type { NoteWritten } from './record-note.js';

export interface SupersedeNoteAsked {
  readonly key: string;
  readonly noteId: string;
  readonly changeReason: string;
  readonly note: NoteToRecord;
  readonly draftId?: string | null;
}

/** Replaces a note by its next version, with a reason. The old one stays; whoever has it is told. Of two at once, one wins. */
@Injectable()
export class SupersedeNote {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly book: NoteBook,
    private readonly changes: NoteChanges,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, input: SupersedeNoteAsked): Promise<NoteWritten | Refusal> {
    const about = { operation: 'supersedeNote', subjectType: 'RiskNote', subjectId: input.noteId, personId: input.note.personId };
    return this.work.run(actor, async (tx) => {
      const act = { key: input.key, operation: about.operation, input };
      const done = await this.keys.once(tx, actor, act, () => this.supersede(tx, actor, input, about));
      if (isRefusal(done)) await this.log.write(tx, actor, { ...about, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async supersede(
    tx: Tx,
    actor: Actor,
    input: SupersedeNoteAsked,
    about: { operation: string },
  ): Promise<NoteWritten | LevelNeedsReason | NoteNotCurrent> {
    const old = await this.book.current(tx, actor, 'supersede', input.noteId);
    if (isRefusal(old)) return old;
    const next = await this.book.supersede(tx, actor, old, input.note, input.changeReason);
    if (isRefusal(next)) return next;
    const ended = { ...old, supersededAt: next.recordedAt, supersededById: next.id };
    const toldLess = await this.changes.afterSuperseded(tx, actor, ended, next);
    await this.book.discardDraft(tx, actor, input.draftId);
    await this.log.write(tx, actor, { ...about, act: 'ALTERATION', details: { nextId: next.id } });
    return { noteId: next.id, toldLess };
  }
}
