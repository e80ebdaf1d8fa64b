import type { NoteLine } from '../../api/answers/risk-notes.js';
import { date } from '../../view/dates.js';
import { words } from '../../view/words.js';

const EXCERPT = 180;

export interface NoteChoice {
  readonly value: string;
  readonly text: string;
  readonly hint: { readonly text: string };
  readonly checked: boolean;
}

/** A note as something to tick: what it is and how serious, then when and the beginning of it. */
export function noteChoice(note: NoteLine, checked: boolean): NoteChoice {
  const level = note.level === null ? 'no level, counts as high' : words(note.level, 'level').toLowerCase();
  return {
    value: note.id,
    text: `${note.categoryLabel} (${level})`,
    hint: { text: `${date(note.happenedOn)}. ${excerpt(note.body)}` },
    checked,
  };
}

export function excerpt(body: string, length = EXCERPT): string {
  const flat = body.replace(/\s+/gu, ' ').trim();
  if (flat.length <= length) return flat;
  const cut = flat.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))}…`;
}
