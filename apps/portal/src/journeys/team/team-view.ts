import type { TeamKind, TeamUnit, UnownedItem } from '../../api/answers/team.js';
import { markup } from '../../pictures/markup.js';
import { MOST_UNITS, teamBars } from '../../pictures/team-bars.js';
import { counted } from '../../view/words.js';

/** Kinds of work that say: something was not told, and nobody has explained it. */
const GAPS: ReadonlySet<string> = new Set(['EXPLAIN_GRAVER', 'LESS_TOLD', 'GROUP_GAP']);
const MINUTES_AN_HOUR = 60;

export interface UnitRow extends TeamUnit {
  readonly open: number;
  readonly overdue: number;
  readonly gaps: number;
  /** Open work times agreed minutes, of those kinds alone for which minutes were agreed; null where there are none. */
  readonly effort: string | null;
  readonly span: string;
}

const sum = (kinds: readonly TeamKind[], of: (kind: TeamKind) => number): number => kinds.reduce((total, kind) => total + of(kind), 0);

export function unitRow(unit: TeamUnit): UnitRow {
  const { kinds } = unit;
  return {
    ...unit,
    open: sum(kinds, ({ open }) => open),
    overdue: sum(kinds, ({ overdue }) => overdue),
    gaps: sum(
      kinds.filter(({ kind }) => GAPS.has(kind)),
      ({ open }) => open,
    ),
    effort: effortWords(kinds),
    span: spanWords(unit),
  };
}

export function effortWords(kinds: readonly TeamKind[]): string | null {
  const agreed = kinds.filter(({ minutes }) => minutes !== null);
  if (agreed.length === 0) return null;
  const minutes = sum(agreed, ({ open, minutes: each }) => open * (each ?? 0));
  const words = minutes < 2 * MINUTES_AN_HOUR ? counted(minutes, 'minute') : counted(Math.round(minutes / MINUTES_AN_HOUR), 'hour');
  const without = sum(kinds, ({ open }) => open) - sum(agreed, ({ open }) => open);
  return without > 0 ? `${words}, and ${without} without an agreed time` : words;
}

function spanWords({ filled, supervisors }: TeamUnit): string {
  if (supervisors === 0) return filled === 0 ? '–' : 'None in the unit';
  return `${filled - supervisors} to ${supervisors}`;
}

export interface UnownedRow extends Pick<UnownedItem, 'kind' | 'unit' | 'dueAt' | 'overdue'> {
  readonly count: number;
}
/** One line a kind and unit, with the soonest date of them: the list comes in that order. */
export function unownedRows(items: readonly UnownedItem[]): UnownedRow[] {
  const rows = new Map<string, UnownedRow>();
  for (const { kind, unit, dueAt, overdue } of items) {
    const before = rows.get(`${unit.id} ${kind}`);
    rows.set(`${unit.id} ${kind}`, before ? { ...before, count: before.count + 1 } : { kind, unit, dueAt, overdue, count: 1 });
  }
  return [...rows.values()];
}

export function drawTeam(rows: readonly UnitRow[]): ReturnType<typeof markup> {
  const lines = rows.map(({ unit, open, overdue }) => ({ name: unit.name, open, overdue }));
  const cut = rows.length > MOST_UNITS ? ` The first ${MOST_UNITS} are drawn.` : '';
  const description = `Open work of ${counted(rows.length, 'unit')}, the overdue part filled.${cut} All figures are in the table below.`;
  return markup(teamBars({ title: 'Open work by unit', description, lines }));
}
