import type { Reassignment, TeamWorkItem } from '../../api/answers/reassigning.js';

export interface WorkGroup {
  readonly heading: string;
  readonly items: readonly TeamWorkItem[];
}
/** What nobody who is there has first, then by person: the list comes in that order, and what is nobody's by name between. */
export function groupsOf(items: readonly TeamWorkItem[]): WorkGroup[] {
  const groups = new Map<string, TeamWorkItem[]>();
  for (const item of items) groups.set(headingOf(item), [...(groups.get(headingOf(item)) ?? []), item]);
  return [...groups].map(([heading, ofGroup]) => ({ heading, items: ofGroup }));
}

function headingOf({ owned, owner, named }: TeamWorkItem): string {
  if (!owned) return 'Without an owner';
  return owner?.name ?? (named ? 'For somebody by name' : 'For the unit, or a role of it');
}

export interface Given extends Pick<Reassignment, 'actId' | 'words' | 'reassignedAt' | 'reassignedBy' | 'toStaff' | 'toUnit'> {
  readonly count: number;
  readonly isBack: boolean;
  /** Not given back yet, and no giving back itself. */
  readonly mayGoBack: boolean;
}
/** One line for what was given together, newest first. */
export function givenTogether(lines: readonly Reassignment[]): Given[] {
  const returned = new Set(lines.map(({ backOf }) => backOf));
  const acts = new Map<string, Given>();
  for (const { actId, backOf, words, reassignedAt, reassignedBy, toStaff, toUnit } of lines) {
    const before = acts.get(actId);
    const mayGoBack = backOf === null && !returned.has(actId);
    const first = { actId, words, reassignedAt, reassignedBy, toStaff, toUnit, isBack: backOf !== null, mayGoBack, count: 0 };
    acts.set(actId, { ...(before ?? first), count: (before?.count ?? 0) + 1 });
  }
  return [...acts.values()];
}

/** The last change of hands of each piece of work, by its id: a list comes newest first. */
export function lastMoves(lines: readonly Reassignment[]): Readonly<Record<string, Reassignment>> {
  return Object.fromEntries([...lines].reverse().map((line) => [line.workItemId, line]));
}
