/** What may be brought in. A kind has its columns here and its rules in the room whose things they are. */
export const IMPORT_KINDS = ['NOTES', 'ACTIONS', 'TOLD_BEFORE', 'PEOPLE'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_STATES = ['STAGING', 'CHECKED', 'CARRYING', 'DONE', 'CANCELLED', 'DROPPED'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const ROW_FATES = ['NEW', 'ALREADY_HERE', 'REFUSED', 'DONE'] as const;
export type RowFate = (typeof ROW_FATES)[number];

export interface ImportColumn {
  readonly code: string;
  /** What stands in the first line of the file. */
  readonly head: string;
  readonly also: readonly string[];
  readonly needed: boolean;
  readonly hint: string;
  /** What stands there in the template. */
  readonly example: string;
}

export const MOST_ROWS = 60_000;
export const MOST_COLUMNS = 60;
/** Longer than the longest note. */
export const MOST_IN_A_CELL = 10_000;
