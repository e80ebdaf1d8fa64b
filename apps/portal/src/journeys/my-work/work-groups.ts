import type { WorkLine } from '../../api/answers/my-work.js';
import { due } from '../../view/dates.js';

export interface WorkGroups {
  readonly overdue: readonly WorkLine[];
  readonly today: readonly WorkLine[];
  readonly later: readonly WorkLine[];
}

/** What is late first, then what is due today, then the rest with the nearest on top; what has no date comes last. */
export function groupWork(items: readonly WorkLine[], now: string): WorkGroups {
  const nearestFirst = [...items].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.raisedAt.localeCompare(b.raisedAt));
  const state = (item: WorkLine): string => due(item.dueAt, now)?.state ?? 'later';
  return {
    overdue: nearestFirst.filter((item) => state(item) === 'overdue'),
    today: nearestFirst.filter((item) => state(item) === 'today'),
    later: nearestFirst.filter((item) => ['soon', 'later'].includes(state(item))),
  };
}
