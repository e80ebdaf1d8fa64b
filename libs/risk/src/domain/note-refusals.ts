import { CONCERN_LABELS, type ConcernLevel, refuse } from '@lib/kernel';
import type { NoteCategory } from './note-categories.js';
import type { LevelQuestion } from './note-level.js';

/** Every expected "no" about a note. The codes stand in the table of libs/risk/README.md and in the titles of the tests. */
const lower = (level: ConcernLevel | null): string => CONCERN_LABELS[level ?? 'HIGH'].toLowerCase();

/** RSK-01 below the floor, RSK-02 lower than it was. */
export function levelNeedsReason(category: NoteCategory, level: ConcernLevel | null, question: LevelQuestion) {
  const { floor } = question;
  if (question.why === 'LOWERED') {
    return refuse('RSK-02', `You are lowering the level from ${lower(question.before)} to ${lower(level)}. Say why.`, { floor });
  }
  return refuse('RSK-01', `${category.label} is usually at least ${lower(floor)}. Say why you chose ${lower(level)}.`, { floor });
}
export type LevelNeedsReason = ReturnType<typeof levelNeedsReason>;

/** RSK-03: somebody else was first, or it was withdrawn. `currentId` is the version that now stands, if one does. */
export function noteNotCurrent(currentId: string | null) {
  const explanation =
    currentId === null
      ? 'This note has been withdrawn. Nothing was changed.'
      : 'This note has been replaced by a newer version. Open that one, and see whether your change is still needed.';
  return refuse('RSK-03', explanation, { currentId });
}
export type NoteNotCurrent = ReturnType<typeof noteNotCurrent>;
