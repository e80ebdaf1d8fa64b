import type { MyWorkAnswer, NewShare, WorkLine } from '../../api/answers/my-work.js';
import { due } from '../../view/dates.js';

/** Either something to do, or something a partner sent: what is late does not care which. */
export type DueLine = { readonly work: WorkLine; readonly share?: never } | { readonly share: NewShare; readonly work?: never };

export interface WorkGroups {
  readonly overdue: readonly DueLine[];
  readonly today: readonly DueLine[];
  /** Sent to me, not answered, and not listed above. */
  readonly fresh: readonly NewShare[];
  readonly later: readonly WorkLine[];
}

const dueAt = (line: DueLine): string | null => (line.work ? line.work.dueAt : line.share.respondBy);
/** For sorting only: after every year that has four digits. */
const orLast = (at: string | null): string => at ?? '9999-12-31';

/** What is late first, the longest late on top; then what is due today; what has no date comes last. */
export function groupWork({ myWork, newShares }: Pick<MyWorkAnswer, 'myWork' | 'newShares'>, now: string): WorkGroups {
  const state = (at: string | null): string => due(at, now)?.state ?? 'later';
  const lines: DueLine[] = [...myWork.items.map((work) => ({ work })), ...newShares.items.map((share) => ({ share }))];
  const inState = (wanted: string): DueLine[] =>
    lines.filter((line) => state(dueAt(line)) === wanted).sort((a, b) => orLast(dueAt(a)).localeCompare(orLast(dueAt(b))));
  const pressing = ['overdue', 'today'];
  return {
    overdue: inState('overdue'),
    today: inState('today'),
    fresh: newShares.items.filter(({ respondBy }) => !pressing.includes(state(respondBy))),
    later: myWork.items
      .filter((work) => !pressing.includes(state(work.dueAt)))
      .sort((a, b) => orLast(a.dueAt).localeCompare(orLast(b.dueAt)) || a.raisedAt.localeCompare(b.raisedAt)),
  };
}
