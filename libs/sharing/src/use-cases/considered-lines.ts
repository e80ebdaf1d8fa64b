import type { ConcernLevel } from '@lib/kernel';
import { CATEGORY_LABELS } from '@lib/risk';
import { asLines, type NoteLine } from '../domain/note-lines.js';
import type { NoteToShare } from '../domain/sharing-input.js';

/** A note, or a named series of reports that is decided as one, as pages list it. */
export interface ConsideredLine {
  readonly noteIds: readonly string[];
  readonly title: string;
  readonly level: ConcernLevel;
  readonly count: number;
}

export function consideredLines(notes: readonly NoteToShare[]): ConsideredLine[] {
  return asLines(notes).map(consideredLine);
}

export function consideredLine({ name, level, notes }: NoteLine<NoteToShare>): ConsideredLine {
  return {
    noteIds: notes.map(({ id }) => id),
    title: name ?? categoryLabel(notes[0]?.category ?? ''),
    level: level ?? 'HIGH',
    count: notes.length,
  };
}

export function categoryLabel(category: string): string {
  return Object.hasOwn(CATEGORY_LABELS, category) ? (CATEGORY_LABELS[category] ?? category) : category;
}
