import type { WorkToRaise } from '@lib/partnership';

interface LessTold {
  readonly agencyId: string;
  readonly personId: string;
  readonly recipientAgencyId: string;
  readonly noteIds: readonly string[];
}
const SUMMARY = 'You have told them less than this. Decide about each item: share it, or say why not.';

/** For whoever wrote the note that made the difference. */
export function lessToldWriter(of: LessTold, staffId: string, noteId: string): WorkToRaise {
  return {
    ...of,
    staffId,
    kind: 'LESS_TOLD',
    subjectId: noteId,
    summary: SUMMARY,
    dedupeKey: `less-told:${noteId}:${of.recipientAgencyId}`,
  };
}

/** For the unit that holds the notes, when it was not a new note but time or circumstances that made the difference. */
export function lessToldUnit(of: LessTold, unitId: string): WorkToRaise {
  return {
    ...of,
    unitId,
    kind: 'LESS_TOLD',
    summary: SUMMARY,
    dedupeKey: ['less-told', of.personId, of.recipientAgencyId, unitId].join(':'),
  };
}
