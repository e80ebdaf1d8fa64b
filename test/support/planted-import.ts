import { randomUUID } from 'node:crypto';

type Row = Record<string, unknown>;
export interface ImportPlanted {
  readonly id: string;
  readonly by: { readonly agencyId: string; readonly unitId: string; readonly staffId: string };
  /** Whom its one row is about; nobody, where it takes rows still. */
  readonly personId: string | null;
  readonly more?: Row;
  readonly row?: Row;
}
const HEADS = ['Person', 'Category', 'Fact or assessment', 'What you know', 'When it happened', 'How you know'];
const COLUMNS = ['person', 'category', 'nature', 'body', 'happenedOn', 'basis'];

/** An import that waits to be confirmed, with its one row; or one that takes rows still. */
export function importRows({ id, by, personId, more = {}, row = {} }: ImportPlanted): [string, Row][] {
  const counts = personId === null ? {} : { state: 'CHECKED', rows: 1, fresh: 1, batches: 1 };
  const head = {
    id, reference: `CON-${randomUUID().slice(0, 8)}`, agency_id: by.agencyId, unit_id: by.unitId, started_by: by.staffId, kind: 'NOTES',
    label: 'From the old system', heads: HEADS, columns: COLUMNS, ...counts, ...more,
  }; // prettier-ignore
  const one = {
    import_id: id, agency_id: by.agencyId, kind: 'NOTES', line: 2, fate: 'NEW', person_id: personId, content_sha256: randomUUID(),
    cells: [personId, 'Danger to the public', 'Fact', 'He was seen.', '2026-01-05', 'I have seen the record'], ...row,
  }; // prettier-ignore
  return personId === null ? [['record_import', head]] : [['record_import', head], ['import_row', one]]; // prettier-ignore
}
