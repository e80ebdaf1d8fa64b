import type { KnowsRow, WhoKnowsAnswer } from '../../api/answers/who-knows.js';
import type { AgencyName, ConcernLevel } from '../../api/answers/words.js';
import { shortDate, shortDateTime } from '../../view/dates.js';
import { counted } from '../../view/words.js';
import { type CellView, cellView, type Reads } from './cell-view.js';

/** As many agencies stand side by side on paper, and on a desk screen, without the words becoming too small. */
const ABREAST = 7;

export interface RowView {
  readonly what: string;
  readonly href: string | null;
  readonly level: ConcernLevel | null;
  /** A note of one's own without a level counts as high; of what was not opened the level is not known. */
  readonly levelled: boolean;
  readonly from: string;
  readonly changed: string | null;
  readonly cells: readonly CellView[];
}
export interface TableView {
  readonly from: number;
  readonly agencies: readonly AgencyName[];
  readonly rows: readonly RowView[];
}
type Known = NonNullable<WhoKnowsAnswer['whoKnowsWhat']>;

/** One table for each seven agencies; in the later ones a row stands only where there is something of it to say. */
export function knowsTables({ agencies, rows, at }: Known, reads: Reads): TableView[] {
  const tables: TableView[] = [];
  for (let from = 0; from < agencies.length; from += ABREAST) {
    const abreast = agencies.slice(from, from + ABREAST);
    const said = rows.items.map((row) => rowView(row, abreast, at, reads)).filter(({ cells }) => from === 0 || cells.some(isKnown));
    if (said.length > 0) tables.push({ from: from + 1, agencies: abreast, rows: said });
  }
  return tables;
}

const isKnown = ({ state }: CellView): boolean => state !== 'NOT_YOURS';

function rowView(row: KnowsRow, agencies: readonly AgencyName[], at: string, reads: Reads): RowView {
  const { note, item, share } = row;
  return {
    what: (note ?? item)?.categoryLabel ?? insteadOf(share),
    href: note ? `/notes/${note.id}` : share && `/received/${share.id}`,
    level: row.level,
    levelled: note !== null || row.level !== null,
    from: fromOf(row),
    changed: changedOf(row, at),
    cells: agencies.map(({ id }) => cellView(row, row.cells.find(({ agencyId }) => agencyId === id), reads)), // prettier-ignore
  };
}

function insteadOf(share: KnowsRow['share']): string {
  if (share?.revokedAt) return 'Taken back by its sender';
  if (!share?.itemCount) return 'On its way to you';
  return share.itemCount === 1 ? 'One thing, not opened yet' : `${counted(share.itemCount, 'thing')}, not opened yet`;
}

function fromOf({ note, item, share, recordedAt }: KnowsRow): string {
  if (note) return `Ours${note.version > 1 ? `, version ${note.version}` : ''}. Happened ${shortDate(note.happenedOn)}`;
  const sent = `From ${share?.sender.shortName ?? 'another agency'}, ${shortDate(recordedAt)}`;
  if (!item) return sent;
  return `${sent}. ${item.itemKind === 'ANSWER' ? 'As at' : 'Happened'} ${shortDate(item.happenedOn)}`;
}

/** What has become of it: by then for what others sent; since then for one's own, which stood then. */
function changedOf({ note, item }: KnowsRow, at: string): string | null {
  if (note?.withdrawnAt) return `Withdrawn since, ${shortDateTime(note.withdrawnAt)}`;
  if (note?.supersededAt) return `Corrected since, ${shortDateTime(note.supersededAt)}`;
  const since = (when: string): string => (when > at ? ' since' : '');
  if (item?.withdrawnAt) return `Withdrawn by its sender${since(item.withdrawnAt)}, ${shortDateTime(item.withdrawnAt)}`;
  if (item?.supersededAt) return `Corrected by its sender${since(item.supersededAt)}, ${shortDateTime(item.supersededAt)}`;
  return null;
}
