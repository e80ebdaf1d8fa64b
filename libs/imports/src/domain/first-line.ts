import type { ImportColumn } from './import-kind.js';
import { columnsMissing, columnTwice, type Fielded } from './refusals.js';

export interface FirstLine {
  /** For each place of a row its column’s code, or nothing where the column is not known. */
  readonly columns: readonly string[];
  /** The heads that mean nothing here, as they were typed. */
  readonly ignored: readonly string[];
}

/** Spelling, case, spaces and underscores do not matter: what people have was made by other systems. */
const plain = (head: string): string =>
  head
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** IMP-02: a column that must be there is not, or one is there twice. */
export function firstLine(heads: readonly string[], known: readonly ImportColumn[]): FirstLine | Fielded {
  const byHead = new Map(
    known.flatMap((column) => [column.head, column.code, ...column.also].map((head) => [plain(head), column] as const)),
  );
  const found = heads.map((head) => byHead.get(plain(head)));
  const twice = found.find((column, at) => column !== undefined && found.indexOf(column) !== at);
  if (twice) return columnTwice(twice.head);
  const missing = known.filter((column) => column.needed && !found.includes(column));
  if (missing.length > 0) return columnsMissing(missing.map(({ head }) => head));
  return { columns: found.map((column) => column?.code ?? ''), ignored: heads.filter((head, at) => !found[at] && head.trim() !== '') };
}

/** The cells of a row by column; what is blank is not there. */
export function cellsBy(columns: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
  const pairs = columns.map((code, at) => [code, (cells[at] ?? '').trim()] as const);
  return new Map(pairs.filter(([code, text]) => code !== '' && text !== ''));
}
