import { stringify } from 'csv-stringify/sync';

/** Made so that a spreadsheet reads its letters and runs nothing in it. */
const SETTINGS = { escape_formulas: true, record_delimiter: '\r\n' } as const;

export const csvText = (rows: readonly (readonly string[])[], first = false): string =>
  stringify(rows.map((row) => [...row]), { ...SETTINGS, bom: first }); // prettier-ignore
export const csvFile = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(csvText(rows, true), 'utf8');
