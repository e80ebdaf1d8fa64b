import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { canonicalize } from 'json-canonicalize';

/**
 * One thing that was recorded about a person. Everything in it is written once and never changed, so the same chronology made again is the
 * same to the byte. Names are not: whoever marries or moves has another one next year, so people and agencies stand here by their ids.
 */
export interface ChronologyLine {
  readonly id: string;
  /** When it was recorded. */
  readonly at: Date;
  /** When it happened, where that is not the same. */
  readonly happenedAt: Date | null;
  /** As on the trail; CIRCUMSTANCE is what happened to the person, with its kind as the reason code. */
  readonly kind: string;
  readonly outcome: string | null;
  readonly reasonCode: string | null;
  readonly words: string | null;
  readonly category: string | null;
  readonly level: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly toUnit: string | null;
  readonly toStaff: string | null;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly setId: string | null;
  readonly shareId: string | null;
  readonly noteId: string | null;
  readonly decisionId: string | null;
  readonly enquiryId: string | null;
}
export interface ChronologyOf {
  readonly agencyId: string;
  readonly personId: string;
  readonly until: Date;
}
export interface Chronology {
  readonly count: number;
  readonly json: string;
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  readonly jsonHash: string;
  readonly csv: string;
  readonly csvHash: string;
}
const COLUMNS = [
  'at', 'id', 'happenedAt', 'kind', 'outcome', 'reasonCode', 'words', 'category', 'level', 'from', 'to', 'toUnit', 'toStaff', 'unit', 'staff',
  'setId', 'shareId', 'noteId', 'decisionId', 'enquiryId',
] as const satisfies readonly (keyof ChronologyLine)[]; // prettier-ignore
/** A spreadsheet runs what begins like a formula, also after blanks that a program may cut off. */
const HIDDEN_FORMULA = /^[\s\p{Cf}]+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** `lines` in their order: by when they were recorded, then by id. Nothing of when or by whom it was made is in it. */
export function chronologyOf({ agencyId, personId, until }: ChronologyOf, lines: readonly ChronologyLine[]): Chronology {
  const plain = lines.map(textOf);
  const json = canonicalize({
    format: 'concordat-chronology/1',
    agency: agencyId,
    person: personId,
    until: until.toISOString(),
    lines: plain,
  });
  const csv = csvOf([COLUMNS, ...plain.map((line) => COLUMNS.map((name) => line[name] ?? ''))]);
  return { count: lines.length, json, jsonHash: sha256(json), csv, csvHash: sha256(csv) };
}

/** Whom the ids stand for, as the directory has it today: beside the chronology and never part of it. */
export function namesCsv(names: readonly { readonly id: string; readonly name: string }[]): string {
  return csvOf([['id', 'name'], ...names.map(({ id, name }) => [id, name])]);
}

function textOf(line: ChronologyLine): Record<keyof ChronologyLine, string | null> {
  return { ...line, at: line.at.toISOString(), happenedAt: line.happenedAt?.toISOString() ?? null };
}

/** Cells that a spreadsheet would run are shown as text. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map((cell) => (HIDDEN_FORMULA.test(cell) ? `'${cell}` : cell)));
  return stringify(shown, { escape_formulas: true, quoted: true, quoted_empty: true, record_delimiter: 'windows' });
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
