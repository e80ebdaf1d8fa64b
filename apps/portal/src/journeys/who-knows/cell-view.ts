import type { KnowsCell, KnowsRow, KnowsState } from '../../api/answers/who-knows.js';
import { shortDate, shortDateTime, time } from '../../view/dates.js';
import { words } from '../../view/words.js';

/** One cell as it is drawn: words, a mark and a colour say the same. */
export interface CellView {
  readonly state: KnowsState | 'NOT_YOURS';
  readonly words: string;
  readonly mark: string;
  readonly href: string | null;
  readonly more: readonly string[];
}
export interface Reads {
  readonly personId: string;
  /** Whether whoever reads may decide about the notes: an undecided cell then leads to deciding. */
  readonly decides: boolean;
}

export const MARKS: Readonly<Record<KnowsState, string>> = {
  OWNER: '◆',
  OPENED: '●',
  UNOPENED: '○',
  ON_ITS_WAY: '→',
  TAKEN_BACK: '↩',
  WITHHELD: '✕',
  DEFERRED: '…',
  NOT_RELEVANT: '–',
  OUTSIDE_FUNCTION: '–',
  UNDECIDED: '?',
};
const IN_PART = '◐';
const REACHED: readonly KnowsState[] = ['OPENED', 'UNOPENED'];
const NOT_YOURS: CellView = { state: 'NOT_YOURS', words: 'Not yours to know', mark: '—', href: null, more: [] };

export function cellView(row: KnowsRow, cell: KnowsCell | undefined, reads: Reads): CellView {
  if (!cell) return NOT_YOURS;
  const inPart = cell.inPart && REACHED.includes(cell.state);
  return {
    state: cell.state,
    words: inPart ? words(cell.state, 'knownInPart') : words(cell.state, 'known'),
    mark: inPart ? IN_PART : MARKS[cell.state],
    href: addressOf(row, cell, reads),
    more: [cell.staff?.name ?? cell.unit?.name, whenOf(cell), cell.reopened && words(cell.reopened, 'reopened')]
      .concat(cell.earlierTold ? 'Told an earlier version' : null, cell.otherwise ? 'Otherwise for another part of it' : null)
      .filter((one): one is string => Boolean(one)),
  };
}

function whenOf({ state, since, until }: KnowsCell): string | null {
  if (state === 'DEFERRED') return `Until ${shortDateTime(until)}`;
  if (state === 'ON_ITS_WAY') return `Opens by ${time(until)} at the latest`;
  return state === 'OWNER' || since === null ? null : shortDate(since);
}

/** To the share, to the receipt of the decision, or to deciding. */
function addressOf({ note, share }: KnowsRow, cell: KnowsCell, { personId, decides }: Reads): string | null {
  if (!note) return share && `/received/${share.id}`;
  if (cell.shareId) return `/shares/${cell.shareId}`;
  if (cell.state === 'OUTSIDE_FUNCTION') return '/standing-decisions';
  if (cell.state === 'UNDECIDED' && decides && !note.supersededAt && !note.withdrawnAt)
    return `/cases/${personId}/share?note=${note.id}&to=${cell.agencyId}`;
  return cell.setId && cell.state !== 'UNDECIDED' ? `/receipts/${cell.setId}` : `/notes/${note.id}`;
}
