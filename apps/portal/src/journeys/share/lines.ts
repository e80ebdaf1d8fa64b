import { addDays, type ConcernLevel, gravity } from '@lib/kernel';
import type { NoteLine } from '../../api/answers/risk-notes.js';
import type { ConsideredLine, ConsideredNote, RecipientConsideration } from '../../api/answers/sharing.js';
import { lineAnswer, type LineAnswer, type RecipientDraft, type ShareDraft, type TypedDay } from './share-draft.js';

/** CHOSEN goes unless said otherwise; GRAVER must be decided; AS_GRAVE is answered once, as a group. */
export type LineKind = 'CHOSEN' | 'GRAVER' | 'AS_GRAVE';
export interface DecideLine {
  readonly kind: LineKind;
  readonly noteIds: readonly string[];
  readonly title: string;
  readonly level: ConcernLevel;
  readonly notes: readonly ConsideredNote[];
  readonly hasConditions: boolean;
  readonly answer: LineAnswer;
}

const USUAL_REASON = { SHARED: 'NEEDED_FOR_THEIR_WORK' };
/** The graver it is, the sooner somebody looks at it again. */
const LOOK_AGAIN_DAYS: Readonly<Record<ConcernLevel, number>> = { LOW: 180, MEDIUM: 90, HIGH: 28, VERY_HIGH: 7 };
const DECIDE_DAYS = 7;

/** Everything one recipient has to be decided for, in the order it is shown: chosen, graver, as grave. */
export function linesFor(
  draft: ShareDraft,
  to: RecipientDraft,
  considered: RecipientConsideration,
  held: readonly NoteLine[],
  today: string,
): DecideLine[] {
  const known = new Map(to.lines.map((answer) => [keyOf(answer.noteIds), answer]));
  const dates = (level: ConcernLevel) => ({ review: inDays(today, LOOK_AGAIN_DAYS[level]), until: inDays(today, DECIDE_DAYS) });
  const answered = ({ noteIds, level, kind }: Unanswered): LineAnswer =>
    known.get(keyOf(noteIds)) ?? {
      ...lineAnswer(noteIds),
      ...dates(level),
      reasons: USUAL_REASON,
      outcome: kind === 'CHOSEN' ? 'SHARED' : '',
    };
  const chosen = draft.noteIds
    .map((id) => held.find((note) => note.id === id))
    .filter((note) => note !== undefined)
    .map((note) => single(draft.explains ? 'GRAVER' : 'CHOSEN', asConsidered(note)));
  const graver = considered.graver.flatMap((line) => openedOrFolded(line, draft));
  // Listed when something is shared; explaining an earlier share asks only what it left open.
  const group = draft.explains ? [] : considered.asGrave.flatMap((line) => line.notes);
  const asGrave: Unanswered[] = group.length === 0 ? [] : [{ ...groupOf(group), kind: 'AS_GRAVE' }];
  return [...chosen, ...graver, ...asGrave].map((line) => ({
    ...line,
    answer: answered(line),
  }));
}

type Unanswered = Omit<DecideLine, 'answer'>;

function openedOrFolded(line: ConsideredLine, draft: ShareDraft): Unanswered[] {
  const open = line.noteIds.some((id) => draft.opened.includes(id));
  if (open || line.notes.length === 1) return line.notes.map((note) => single('GRAVER', note));
  return [{ ...groupOf(line.notes), kind: 'GRAVER', title: line.title, level: line.level }];
}

function single(kind: LineKind, note: ConsideredNote): Unanswered {
  return { ...groupOf([note]), kind, title: note.categoryLabel };
}

function groupOf(notes: readonly ConsideredNote[]): Omit<Unanswered, 'kind'> {
  const gravest = notes.reduce<ConcernLevel>((so, { level }) => (gravity(level) > gravity(so) ? (level ?? 'HIGH') : so), 'LOW');
  const conditions = notes.some((note) => note.handlingCode === 'C');
  return { noteIds: notes.map((note) => note.id), title: titleOf(notes), level: gravest, notes, hasConditions: conditions };
}

function titleOf(notes: readonly ConsideredNote[]): string {
  const labels = [...new Set(notes.map((note) => note.categoryLabel))];
  return labels.length > 3 ? `${labels.slice(0, 2).join(', ')} and ${labels.length - 2} other kinds of note` : labels.join(', ');
}

function asConsidered(note: NoteLine): ConsideredNote {
  const { id, body, level, categoryLabel, happenedOn, handlingCode, handlingConditions } = note;
  return { id, body, level, categoryLabel, happenedOn, handlingCode, handlingConditions };
}

function inDays(today: string, days: number): TypedDay {
  const [year = '', month = '', day = ''] = addDays(today, days).split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** An answer is for exactly the notes that were on the page: with one more in the series it is a new question. */
export function keyOf(noteIds: readonly string[]): string {
  return [...noteIds].sort().join(' ');
}
