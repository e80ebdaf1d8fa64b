import { type ConcernLevel, gravity } from '@lib/kernel';
import type { HeldNote } from './omissions.js';

export interface NoteLine<Note extends HeldNote> {
  /** The series' name, or null when the line is a single note. */
  readonly name: string | null;
  /** The gravest level among the notes of the line. */
  readonly level: ConcernLevel | null;
  readonly notes: readonly Note[];
}

/** Seven reports of one kind are one line, opened on demand. Gravest line first, then the newest; each decision is still kept per note. */
export function asLines<Note extends HeldNote>(notes: readonly Note[]): NoteLine<Note>[] {
  const lines = new Map<string, Note[]>();
  for (const note of notes) {
    const key = note.seriesName === null ? `one:${note.id}` : `series:${note.agencyId}:${note.seriesName}`;
    lines.set(key, [...(lines.get(key) ?? []), note]);
  }
  return [...lines.values()].map(lineOf).sort((a, b) => gravity(b.level) - gravity(a.level) || newest(b) - newest(a));
}

function lineOf<Note extends HeldNote>(unordered: readonly Note[]): NoteLine<Note> {
  const notes = [...unordered].sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime());
  const level = notes.reduce<ConcernLevel | null>(
    (gravest, note) => (gravity(note.level) > gravity(gravest) ? note.level : gravest),
    notes[0]?.level ?? null,
  );
  return { name: notes[0]?.seriesName ?? null, level, notes };
}

function newest(line: NoteLine<HeldNote>): number {
  return line.notes[0]?.recordedAt.getTime() ?? 0;
}
