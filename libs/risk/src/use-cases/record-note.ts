import { AccessLog, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { LevelNeedsReason } from '../domain/note-refusals.js';
import { NoteBook, type NoteToRecord } from './note-book.js';
import { NoteChanges } from './note-changes.js';

export interface RecordNoteAsked {
  readonly key: string;
  readonly note: NoteToRecord;
  readonly draftId?: string | null;
}
export interface NoteWritten {
  readonly noteId: string;
  readonly toldLess: readonly string[];
}

/** Writes down something that is known about a person, and says who has been told less than this. */
@Injectable()
export class RecordNote {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly book: NoteBook,
    private readonly changes: NoteChanges,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, input: RecordNoteAsked): Promise<NoteWritten | Refusal> {
    const about = { operation: 'recordNote', subjectType: 'RiskNote', personId: input.note.personId };
    return this.work.run(actor, async (tx) => {
      const act = { key: input.key, operation: about.operation, input };
      const done = await this.keys.once(tx, actor, act, () => this.record(tx, actor, input, about.operation));
      if (isRefusal(done)) await this.log.write(tx, actor, { ...about, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  /** The same in a transaction that is open already, for whoever brings in many; `operation` is what the access log calls it. */
  async within(tx: Tx, actor: Actor, asked: NoteToRecord, operation: string): Promise<NoteWritten | LevelNeedsReason> {
    const note = await this.book.record(tx, actor, asked);
    if (isRefusal(note)) return note;
    const toldLess = await this.changes.afterRecorded(tx, actor, note);
    const about = { operation, subjectType: 'RiskNote', personId: asked.personId };
    await this.log.write(tx, actor, { ...about, act: 'COLLECTION', subjectId: note.id });
    return { noteId: note.id, toldLess };
  }

  private async record(
    tx: Tx,
    actor: Actor,
    { note, draftId }: RecordNoteAsked,
    operation: string,
  ): Promise<NoteWritten | LevelNeedsReason> {
    const written = await this.within(tx, actor, note, operation);
    if (!isRefusal(written)) await this.book.discardDraft(tx, actor, draftId);
    return written;
  }
}
