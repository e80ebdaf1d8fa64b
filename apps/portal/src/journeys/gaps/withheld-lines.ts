import type { Gap, GapDecision } from '../../api/answers/gaps.js';
import type { NoteLine } from '../../api/answers/risk-notes.js';

export interface WithheldDecision extends GapDecision {
  /** Asked of a supervisor and not answered yet. */
  readonly waits: boolean;
  /** It is the reader's own: somebody else looks at it. */
  readonly isOwn: boolean;
}
export interface WithheldLine {
  readonly note: NoteLine;
  readonly decisions: readonly WithheldDecision[];
}

/** Each note that is explained and not shared, with every decision that says why: one for each of whom it was kept from. */
export function withheldLines({ unshared, decisions }: Pick<Gap, 'unshared' | 'decisions'>, readerId: string): WithheldLine[] {
  return unshared.map((note) => ({
    note,
    decisions: decisions
      .filter((one) => one.note?.id === note.id)
      .map((one) => ({
        ...one,
        waits: one.endorseDueAt !== null && one.endorsedAt === null && one.endedWhy === null,
        isOwn: one.set.decidedBy.id === readerId,
      })),
  }));
}
