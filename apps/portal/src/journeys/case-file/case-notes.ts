import { gravity } from '@lib/kernel';
import type { CaseNote } from '../../api/answers/risk-notes.js';
import { isFull } from '../../api/whole-list.js';
import { date, shortDateTime } from '../../view/dates.js';
import { lowerFirst, type Policy, reasonLabel } from '../../view/policy-words.js';
import { words } from '../../view/words.js';

export interface Told {
  readonly who: string;
  readonly when: string;
  readonly state: 'OPENED' | 'UNOPENED' | 'REVOKED';
  readonly inPart: boolean;
  readonly shareId: string;
}
export interface NoteOnFile extends Omit<CaseNote, 'shares' | 'decisions'> {
  readonly told: readonly Told[];
  readonly notTold: readonly { readonly outcome: string; readonly sentence: string }[];
  readonly undecided: boolean;
  /** There may be more than these. */
  readonly cut: boolean;
}
/** One note, or a series of reports of one kind folded into one line. */
export interface FileLine {
  readonly name: string | null;
  readonly gravest: string | null;
  /** Whether every report of the series was told, and decided about, alike: then one list says it for all. */
  readonly alike: boolean;
  readonly notes: readonly NoteOnFile[];
}
export type FileOrder = 'newest' | 'serious';

export function fileLines(notes: readonly CaseNote[], order: FileOrder, policy: Policy): FileLine[] {
  const lines = new Map<string, CaseNote[]>();
  for (const note of notes) {
    const key = note.reportSeries === null ? note.id : `${note.category}:${note.reportSeries}`;
    lines.set(key, [...(lines.get(key) ?? []), note]);
  }
  const made = [...lines.values()].map((folded) => lineOf(folded, policy));
  return order === 'serious' ? made.sort((a, b) => weight(b) - weight(a)) : made;
}

function lineOf(folded: readonly CaseNote[], policy: Policy): FileLine {
  const gravest = folded.reduce((so, note) => (gravity(note.level) > gravity(so.level) ? note : so));
  const notes = folded.map((note) => onFile(note, policy));
  const known = notes.map(({ told, notTold }) => JSON.stringify([told.map(({ shareId: _shareId, ...rest }) => rest), notTold]));
  return { name: folded.length > 1 ? gravest.reportSeries : null, gravest: gravest.level, alike: new Set(known).size === 1, notes };
}

function onFile(note: CaseNote, policy: Policy): NoteOnFile {
  const standing = note.decisions.filter(
    ({ outcome, endedAt }) => endedAt === null && outcome !== 'SHARED' && outcome !== 'SHARED_IN_PART',
  );
  const told = note.shares.map(toldBy);
  return {
    ...note,
    told,
    notTold: standing.map((decision) => ({ outcome: decision.outcome, sentence: notToldSentence(decision, policy) })),
    cut: isFull(note.shares) || isFull(note.decisions),
    undecided: told.every(({ state }) => state === 'REVOKED') && standing.length === 0,
  };
}

function toldBy({ inPart, share }: CaseNote['shares'][number]): Told {
  const unit = share.recipientUnit ? `, ${share.recipientUnit.name}` : '';
  const state = share.revokedAt !== null ? 'REVOKED' : share.firstSeenAt === null ? 'UNOPENED' : 'OPENED';
  return { who: `${share.recipientAgency.shortName}${unit}`, when: shortDateTime(share.sentAt), state, inPart, shareId: share.id };
}

function notToldSentence(decision: CaseNote['decisions'][number], policy: Policy): string {
  const reason = reasonLabel(policy, decision.outcome, decision.reasonCode);
  const again = decision.reviewBy === null ? '' : ` Look again by ${date(decision.reviewBy)}.`;
  const why = reason === '' ? '' : `: ${lowerFirst(reason)}`;
  return `${decision.recipientAgency.shortName}, ${words(decision.outcome, 'outcome').toLowerCase()} on ${date(decision.decidedAt)}${why}.${again}`;
}

function weight(line: FileLine): number {
  return gravity(line.gravest as CaseNote['level']);
}
