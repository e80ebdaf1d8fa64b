import type { Actor } from '@lib/access';
import { type WorkToRaise, WorkItems } from '@lib/partnership';
import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { OwnCaseStore } from '../store/own-case.store.js';
import { type SentCopy, SentCopiesStore } from '../store/sent-copies.store.js';
import { CorrectionRecord, type NoteChange } from './correction-record.js';

const SAID = {
  SUPERSEDED:
    'Something that was shared with you has been replaced by a newer version. Do not rely on the old one: ask the sender what has changed.',
  WITHDRAWN: 'Something that was shared with you has been withdrawn by the agency that sent it. Do not rely on it.',
} as const;

/** Whoever holds a copy of a note that has changed is told at once, in the same transaction; the copy stays, marked. */
@Injectable()
export class CorrectShares {
  constructor(
    private readonly copies: SentCopiesStore,
    private readonly own: OwnCaseStore,
    private readonly people: PeopleReader,
    private readonly record: CorrectionRecord,
    private readonly work: WorkItems,
  ) {}

  /** The agencies that still hold a copy. */
  async because(tx: Tx, actor: Actor, change: NoteChange): Promise<string[]> {
    const { note, how, at } = change;
    const copies = await this.copies.mark(tx, note.id, how === 'SUPERSEDED' ? 'superseded_at' : 'withdrawn_at', at);
    await this.own.endAbout(tx, note.id, how === 'SUPERSEDED' ? 'NOTE_SUPERSEDED' : 'NOTE_WITHDRAWN', at);
    if (copies.length === 0) return [];
    await this.record.write(tx, actor, change, copies);
    const members = await this.people.members(tx, note.personId);
    const unitOf = new Map(members.map((member) => [member.agencyId, member.unitId]));
    await this.work.raise(tx, ...copies.map((copy) => toldWork(copy, change, unitOf.get(copy.recipientAgencyId) ?? null)));
    return [...new Set(copies.map((copy) => copy.recipientAgencyId))];
  }
}

/** To whom it was addressed; sent to a whole agency, to its unit on the case, and where it has none, to its supervisors. */
function toldWork(copy: SentCopy, { how }: NoteChange, caseUnitId: string | null): WorkToRaise {
  const unitId = copy.recipientUnitId ?? (copy.recipientStaffId === null ? caseUnitId : null);
  const to =
    copy.recipientStaffId !== null ? { staffId: copy.recipientStaffId } : unitId !== null ? { unitId } : { role: 'SUPERVISOR' as const };
  return {
    ...to,
    agencyId: copy.recipientAgencyId,
    kind: 'RECIPIENTS_RELY_ON_OLD',
    personId: copy.personId,
    subjectId: copy.shareId,
    summary: SAID[how],
    dedupeKey: `rely-on-old:${copy.shareId}:${how}`,
  };
}
