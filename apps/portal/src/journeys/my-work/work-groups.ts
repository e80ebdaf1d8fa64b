import type { MyWorkAnswer, NewShare, OpenWorkLine } from '../../api/answers/my-work.js';
import { due } from '../../view/dates.js';

/** Either something to do, or something a partner sent: what is late does not care which. */
export type DueLine = { readonly work: OpenWorkLine; readonly share?: never } | { readonly share: NewShare; readonly work?: never };

export interface WorkGroups {
  /** The few things that interrupt: in no other group. */
  readonly cannotWait: readonly DueLine[];
  readonly overdue: readonly DueLine[];
  readonly today: readonly DueLine[];
  /** Sent to me, not answered, and not listed above. */
  readonly fresh: readonly NewShare[];
  readonly later: readonly OpenWorkLine[];
}

const dueAt = (line: DueLine): string | null => (line.work ? line.work.dueAt : line.share.respondBy);
/** For sorting only: after every year that has four digits. */
const orLast = (at: string | null): string => at ?? '9999-12-31';

const interrupts = (line: DueLine): boolean => (line.work ? line.work.interrupts !== null : line.share.mode === 'URGENT');

/** What cannot wait; what is late first, the longest late on top; then what is due today; what has no date comes last. */
export function groupWork({ myWork, newShares }: Pick<MyWorkAnswer, 'myWork' | 'newShares'>, now: string): WorkGroups {
  const state = (at: string | null): string => due(at, now)?.state ?? 'later';
  const lines: DueLine[] = [...myWork.items.map((work) => ({ work })), ...newShares.items.map((share) => ({ share }))];
  const byDue = (some: DueLine[]): DueLine[] => some.sort((a, b) => orLast(dueAt(a)).localeCompare(orLast(dueAt(b))));
  const inState = (wanted: string): DueLine[] => byDue(lines.filter((line) => !interrupts(line) && state(dueAt(line)) === wanted));
  const pressing = ['overdue', 'today'];
  return {
    cannotWait: byDue(lines.filter(interrupts)),
    overdue: inState('overdue'),
    today: inState('today'),
    fresh: newShares.items.filter(({ respondBy, mode }) => mode !== 'URGENT' && !pressing.includes(state(respondBy))),
    later: myWork.items
      .filter((work) => work.interrupts === null && !pressing.includes(state(work.dueAt)))
      .sort((a, b) => orLast(a.dueAt).localeCompare(orLast(b.dueAt)) || a.raisedAt.localeCompare(b.raisedAt)),
  };
}
