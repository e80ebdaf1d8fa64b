import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { NoteChanges, NotesHeld, type RiskNoteEntity } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import { CorrectShares } from './correct-shares.js';
import { TellLess } from './tell-less.js';

/** What sharing does when a note is recorded, replaced or withdrawn: risk's port, filled from the right. */
@Injectable()
export class FollowNotes extends NoteChanges {
  constructor(
    private readonly notes: NotesHeld,
    private readonly less: TellLess,
    private readonly shares: CorrectShares,
  ) {
    super();
  }

  afterRecorded(tx: Tx, actor: Actor, note: RiskNoteEntity): Promise<readonly string[]> {
    return this.less.because(tx, actor, note);
  }

  /** Those who hold the old version have been told less than the new one, however grave it is. */
  async afterSuperseded(tx: Tx, actor: Actor, old: RiskNoteEntity, next: RiskNoteEntity): Promise<readonly string[]> {
    const at = next.recordedAt;
    const relying = await this.shares.because(tx, actor, { note: old, how: 'SUPERSEDED', at, reason: next.changeReason });
    return [...new Set([...relying, ...(await this.less.because(tx, actor, next))])];
  }

  async afterWithdrawn(tx: Tx, actor: Actor, note: RiskNoteEntity): Promise<readonly string[]> {
    // A share of this note that is being decided right now is either committed before this or will find it withdrawn.
    await this.notes.hold(tx, actor, note.personId);
    const at = note.withdrawnAt;
    if (at === null) throw new Error('withdrawn, yet not dated');
    return this.shares.because(tx, actor, { note, how: 'WITHDRAWN', at, reason: note.withdrawnReason });
  }
}
