import { graver } from '@lib/kernel';
import type { HeldTowards, NoteTowards } from '../../api/answers/pictures.js';
import { gapStrip, type Strip, type StripNote } from '../../pictures/gap-strip.js';
import { markup } from '../../pictures/markup.js';
import type { NoteState } from '../../pictures/note-mark.js';
import { shortDateTime } from '../../view/dates.js';
import { lowerFirst, type Policy, reasonLabel } from '../../view/policy-words.js';
import { counted, words } from '../../view/words.js';

export interface StripLine extends NoteTowards {
  readonly state: NoteState;
  readonly heldBack: boolean;
  /** In a phrase: told, told in part, why not, or nothing decided. */
  readonly became: string;
}

const STATES: Readonly<Record<string, NoteState>> = { SHARED: 'TOLD', SHARED_IN_PART: 'IN_PART' };
const stateOf = ({ decision }: NoteTowards): NoteState => (decision === null ? 'UNDECIDED' : (STATES[decision.outcome] ?? 'KEPT'));
const told = (state: NoteState): boolean => state === 'TOLD' || state === 'IN_PART';

/** A note was held back when it was not told although something less grave was: the rule that sharing itself is held to. */
export function stripLines({ notes, agency }: HeldTowards, policy: Policy): StripLine[] {
  const states = notes.map(stateOf);
  const levels = notes.flatMap(({ note }, i) => (told(states[i] ?? 'KEPT') ? [note.level] : []));
  return notes.map((line, i) => {
    const state = states[i] ?? 'UNDECIDED';
    const heldBack = !told(state) && levels.some((level) => graver(line.note.level, level));
    return { ...line, state, heldBack, became: becameOf(line, agency.shortName, policy) };
  });
}

function becameOf({ decision, openedAt, takenBackAt }: NoteTowards, they: string, policy: Policy): string {
  const before = takenBackAt === null ? '' : `. Told before, and taken back ${shortDateTime(takenBackAt)}`;
  if (decision === null) return `Nothing decided${before}`;
  const { outcome, reasonCode } = decision;
  if (outcome in STATES) return `${outcome === 'SHARED' ? 'Told' : 'Told in part'}${toWhom(decision)}, ${seen(openedAt, they)}`;
  const reason = reasonLabel(policy, outcome, reasonCode);
  return `${words(outcome, 'outcome')}${reason ? `: ${lowerFirst(reason)}` : ''}${before}`;
}

/** Somebody or some unit there, where it was not told to the whole agency. */
function toWhom({ recipientStaff, recipientUnit }: NonNullable<NoteTowards['decision']>): string {
  const whom = recipientStaff ?? recipientUnit;
  return whom === null ? '' : ` to ${whom.name}`;
}

function seen(openedAt: string | null, they: string): string {
  return openedAt === null ? `not opened by ${they}` : `opened ${shortDateTime(openedAt)}`;
}

/** What somebody should take from the strip, in words. It is said of all notes only when all of them are there. */
export function stripSentence(lines: readonly StripLine[], { agency: { shortName: they }, moreNotes }: HeldTowards): string {
  const back = lines.filter(({ heldBack }) => heldBack);
  const cut = moreNotes ? `Of the ${lines.length} gravest notes: ` : '';
  if (lines.length === 0) return '';
  if (back.length > 0) return `${cut}${heldBackWords(back, they)}`;
  if (!lines.some(({ state }) => told(state))) return `${cut}${they} ${noneTold(lines)}`;
  return moreNotes
    ? `${cut}none is held back while one of them that is less grave was told. Notes of lower concern are not drawn.`
    : `Nothing graver than what ${they} has been told is held back.`;
}

function heldBackWords(back: readonly StripLine[], they: string): string {
  const kept = back.filter(({ state }) => state === 'KEPT').length;
  const parts = [kept > 0 ? `${kept} kept back with a reason` : '', back.length > kept ? `${back.length - kept} with nothing decided` : ''];
  const have = back.length === 1 ? 'has' : 'have';
  return `${counted(back.length, 'note')} graver than something ${they} has been told ${have} not been told to it: ${parts.filter(Boolean).join(', ')}.`;
}

/** What was read before it was taken back is not unread. */
function noneTold(lines: readonly StripLine[]): string {
  return lines.some(({ takenBackAt }) => takenBackAt !== null)
    ? 'has none of these notes now: what it was told was taken back.'
    : 'has been told none of these notes.';
}

export function drawStrip(lines: readonly StripLine[], held: HeldTowards, until: string, size: Strip['size']): ReturnType<typeof markup> {
  const notes = lines.map(({ note, state, heldBack, became }): StripNote => {
    const level = note.level === null ? 'no level' : words(note.level, 'level').toLowerCase();
    const at = shortDateTime(note.recordedAt);
    return {
      level: note.level,
      at: note.recordedAt,
      state,
      heldBack,
      words: `${note.categoryLabel}, ${level}, recorded ${at}: ${lowerFirst(became)}`,
    };
  });
  const description = `${stripSentence(lines, held)} Each note is a mark, higher the graver it is, at the day it was recorded. All of them are in the table below.`;
  return markup(gapStrip({ size, title: `What ${held.agency.name} has and has not been told`, description, notes, until }));
}
