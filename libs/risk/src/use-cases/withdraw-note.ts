import { AccessLog, type Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { NoteNotCurrent } from '../domain/note-refusals.js';
import { NoteBook } from './note-book.js';
import { NoteChanges } from './note-changes.js';

export interface WithdrawNoteAsked {
  readonly key: string;
  readonly noteId: string;
  readonly reason: string;
}
export interface NoteTakenBack {
  readonly noteId: string;
  readonly stillRely: readonly string[];
}

/** Takes a note back, with a reason. It stays in the record; whoever has it is told at once, and the author sees who still relies on it. */
@Injectable()
export class WithdrawNote {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly book: NoteBook,
    private readonly changes: NoteChanges,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, input: WithdrawNoteAsked): Promise<NoteTakenBack | Refusal> {
    const about = { operation: 'withdrawNote', subjectType: 'RiskNote', subjectId: input.noteId };
    return this.work.run(actor, async (tx) => {
      const act = { key: input.key, operation: about.operation, input };
      const done = await this.keys.once(tx, actor, act, () => this.withdraw(tx, actor, input, about));
      if (isRefusal(done)) await this.log.write(tx, actor, { ...about, act: 'REFUSED', code: done.code });
      return done;
    });
  }

  private async withdraw(
    tx: Tx,
    actor: Actor,
    input: WithdrawNoteAsked,
    about: { operation: string },
  ): Promise<NoteTakenBack | NoteNotCurrent> {
    const note = await this.book.current(tx, actor, 'withdraw', input.noteId);
    if (isRefusal(note)) return note;
    const withdrawn = await this.book.withdraw(tx, actor, note, input.reason);
    const stillRely = await this.changes.afterWithdrawn(tx, actor, withdrawn);
    await this.log.write(tx, actor, { ...about, act: 'ALTERATION', personId: note.personId });
    return { noteId: note.id, stillRely };
  }
}
