import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { holdNotes } from './hold-notes.js';
import { NoteThirdPartyEntity, RiskNoteEntity } from './risk-note.entity.js';

export type NewNote = Omit<
  RiskNoteEntity,
  'open' | 'workable' | 'recordedAt' | 'supersededAt' | 'supersededById' | 'withdrawnAt' | 'withdrawnById' | 'withdrawnReason' | 'erasedAt'
>;

/** The own agency's row of the trail. When it happened is a London day and time; a day without a time begins at midnight. */
const TRAIL = `
insert into concordat.trail_entry (agency_id, at, person_id, kind, unit_id, staff_id, from_agency_id, note_id, category, level, happened_at, words)
select n.agency_id, coalesce($5::timestamptz, n.recorded_at), n.person_id, $2, n.unit_id, $3, n.agency_id, n.id, n.category, n.level,
       (n.happened_on + coalesce(n.happened_time, time '00:00')) at time zone 'Europe/London', $4
  from concordat.risk_note n where n.id = $1`;

@Injectable()
export class NoteStore {
  /** An id for the first version of a series, and what time it is. From here on nobody else writes notes of ours on this person. */
  async begin(tx: Tx, agencyId: string, personId: string): Promise<{ id: string; now: Date }> {
    await holdNotes(tx, agencyId, personId);
    const [row]: { id: string; now: Date }[] = await tx.query('select concordat.uuid7() as id, concordat.now() as now');
    if (!row) throw new Error('the database has no clock');
    return row;
  }

  /** Locked: of two who change it at once, the second finds it changed. Another agency's note is not there. */
  findLocked(tx: Tx, id: string): Promise<RiskNoteEntity | null> {
    return tx.findOne(RiskNoteEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  currentOf(tx: Tx, seriesId: string): Promise<RiskNoteEntity | null> {
    return tx.findOneBy(RiskNoteEntity, { seriesId, supersededAt: IsNull(), withdrawnAt: IsNull() });
  }

  async add(tx: Tx, note: NewNote, thirdPartyIds: readonly string[]): Promise<RiskNoteEntity> {
    await tx.insert(RiskNoteEntity, note);
    if (thirdPartyIds.length > 0) {
      await tx.insert(
        NoteThirdPartyEntity,
        thirdPartyIds.map((thirdPartyId) => ({ noteId: note.id, thirdPartyId })),
      );
    }
    await this.trail(tx, note.id, note.version === 1 ? 'NOTE_RECORDED' : 'NOTE_SUPERSEDED', note.authorStaffId, note.changeReason);
    return tx.findOneByOrFail(RiskNoteEntity, { id: note.id });
  }

  /** The old version ends at the very instant at which the new one begins, so that exactly one is held at any time. */
  async supersede(tx: Tx, old: RiskNoteEntity, by: RiskNoteEntity): Promise<void> {
    await tx.update(RiskNoteEntity, { id: old.id }, { supersededAt: by.recordedAt, supersededById: by.id });
  }

  async withdraw(tx: Tx, note: RiskNoteEntity, staffId: string, reason: string): Promise<RiskNoteEntity> {
    await tx.query(
      'update concordat.risk_note set withdrawn_at = concordat.now(), withdrawn_by_id = $2, withdrawn_reason = $3 where id = $1',
      [note.id, staffId, reason],
    );
    const withdrawn = await tx.findOneByOrFail(RiskNoteEntity, { id: note.id });
    await this.trail(tx, note.id, 'NOTE_WITHDRAWN', staffId, reason, withdrawn.withdrawnAt);
    return withdrawn;
  }

  /** A form that has been sent leaves no half-typed copy behind. */
  async discardDraft(tx: Tx, draftId: string, staffId: string): Promise<void> {
    await tx.query('delete from concordat.draft where id = $1 and staff_id = $2', [draftId, staffId]);
  }

  private async trail(
    tx: Tx,
    ...[noteId, kind, staffId, words, at]: [string, string, string, string | null, (Date | null)?]
  ): Promise<void> {
    await tx.query(TRAIL, [noteId, kind, staffId, words, at ?? null]);
  }
}
