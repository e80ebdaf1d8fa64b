import type { Role } from '@lib/kernel';
import { type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { WorkKind } from '../domain/closing-work.js';
import type { WorkInterruption } from '../domain/interrupting.js';
import { WorkItemEntity } from './work-item.entity.js';

/** At least one of staffId, unitId and role says whom it is for; together they narrow. */
export interface WorkToRaise {
  readonly agencyId: string;
  readonly staffId?: string | null;
  readonly unitId?: string | null;
  readonly role?: Role | null;
  readonly kind: WorkKind;
  readonly personId?: string | null;
  /** The desk that keeps what it is about, and that alone is told. */
  readonly deskUnitId?: string | null;
  /** What it is about: a decision set, a share, a decision, an agreement. */
  readonly subjectId?: string | null;
  readonly recipientAgencyId?: string | null;
  readonly noteIds?: readonly string[];
  readonly summary: string;
  readonly dueAt?: Date | null;
  /** Whether it interrupts whoever it is for, and by which of the few things that may. */
  readonly interrupts?: WorkInterruption | null;
  /** While an item with this key is open in the agency, raising it again does nothing. */
  readonly dedupeKey: string;
}

/*
 * No conflict target and no RETURNING: either would ask for the right to read the new row, and work is often raised for somebody else.
 */
const RAISE = `
insert into concordat.work_item
  (agency_id, staff_id, unit_id, role, kind, person_id, subject_id, recipient_agency_id, note_ids, summary, due_at, dedupe_key, interrupts, desk_unit_id)
select w."agencyId", w."staffId", w."unitId", w.role, w.kind, w."personId", w."subjectId", w."recipientAgencyId",
       coalesce(w."noteIds", '{}'), w.summary, w."dueAt", w."dedupeKey", w.interrupts, w."deskUnitId"
  from jsonb_to_recordset($1::jsonb) as w("agencyId" uuid, "staffId" uuid, "unitId" uuid, role text, kind text, "personId" uuid,
       "subjectId" uuid, "recipientAgencyId" uuid, "noteIds" uuid[], summary text, "dueAt" timestamptz, "dedupeKey" text, interrupts text,
       "deskUnitId" uuid)
    on conflict do nothing`;

/** What My work shows: raised by acts and by the worker, ended by acts or by hand. */
@Injectable()
export class WorkItems {
  async raise(tx: Tx, ...work: readonly WorkToRaise[]): Promise<void> {
    if (work.length > 0) await tx.query(RAISE, [JSON.stringify(work)]);
  }

  /** Ends what the act has answered, whoever in the acting agency it was addressed to. Answers how many were open. */
  async close(tx: Tx, dedupeKey: string, words: string): Promise<number> {
    const [row]: { closed: number }[] = await tx.query('select concordat.close_work($1, $2) as closed', [dedupeKey, words]);
    return row?.closed ?? 0;
  }

  /** One item, if it is addressed to the person acting; locked until the act ends. */
  find(tx: Tx, id: string): Promise<WorkItemEntity | null> {
    return tx.findOne(WorkItemEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async closeOne(tx: Tx, id: string, staffId: string, words: string): Promise<void> {
    await tx.query('update concordat.work_item set closed_at = concordat.now(), closed_by = $2, closed_words = $3 where id = $1', [
      id,
      staffId,
      words,
    ]);
  }
}
