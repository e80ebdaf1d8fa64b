export type Row = Readonly<Record<string, unknown>>;
export const LONG_AGO = '2026-01-01T00:00:00Z';
export const AFTER = '2027-01-01T00:00:00Z';
/** The one entry of the ledger that every row with an entry refers to. */
export const ENTRY = '00000000-0000-4000-a000-000000000001';
