import { AccessLog, type Actor } from '@lib/access';
import { type ConcernLevel, isRefusal, londonDay } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { type LevelNeedsReason, NoteBook, NoteChanges } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import { OwnCaseStore } from '../store/own-case.store.js';

export interface NoteInHaste {
  readonly personId: string;
  readonly body: string;
  readonly category?: string | null;
  readonly level?: ConcernLevel | null;
  readonly whyNow: string;
}
/** The widest of our kinds: the author can give a truer one in the next version. */
const USUAL_CATEGORY = 'PUBLIC';

/** One line written in haste becomes a note like any other, in the transaction that sends it. A judgement, until its author says more. */
@Injectable()
export class RecordUrgently {
  constructor(
    private readonly book: NoteBook,
    private readonly changes: NoteChanges,
    private readonly own: OwnCaseStore,
    private readonly log: AccessLog,
  ) {}

  /** Chosen notes are locked first, as everywhere; recording takes the turn at the person after that. */
  async execute(tx: Tx, actor: Actor, note: NoteInHaste, chosen: readonly string[]): Promise<string | LevelNeedsReason> {
    await this.own.holdNotes(tx, chosen);
    const { at } = await this.own.now(tx);
    const written = await this.book.record(tx, actor, {
      personId: note.personId,
      category: note.category ?? USUAL_CATEGORY,
      level: note.level ?? null,
      levelReason: note.whyNow,
      nature: 'ASSESSMENT',
      basis: 'PROFESSIONAL_JUDGEMENT',
      body: note.body,
      happenedOn: londonDay(at),
    });
    if (isRefusal(written)) return written;
    await this.changes.afterRecorded(tx, actor, written);
    await this.log.write(tx, actor, {
      act: 'COLLECTION',
      operation: 'shareUrgently',
      subjectType: 'RiskNote',
      subjectId: written.id,
      personId: note.personId,
    });
    return written.id;
  }
}
