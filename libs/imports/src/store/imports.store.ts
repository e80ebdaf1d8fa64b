import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ImportKind, ImportState, RowFate } from '../domain/import-kind.js';

export interface ImportRowKept {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fate: Exclude<RowFate, 'DONE'>;
  readonly code: string | null;
  readonly field: string | null;
  readonly why: string | null;
  readonly personId: string | null;
  readonly content: string | null;
  readonly reference: string | null;
}
export interface RecordImport {
  readonly id: string;
  readonly reference: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly staffId: string;
  readonly kind: ImportKind;
  readonly columns: readonly string[];
  readonly state: ImportState;
  readonly rows: number;
  readonly batches: number;
  readonly rowsSha256: string;
  readonly fresh: number;
  readonly here: number;
  readonly refused: number;
  readonly brought: number;
}
export type NewImport = Pick<RecordImport, 'id' | 'reference' | 'agencyId' | 'unitId' | 'staffId' | 'kind' | 'columns'> & {
  readonly label: string;
  readonly heads: readonly string[];
};
export interface RowToBring {
  readonly id: string;
  readonly line: number;
  readonly cells: readonly string[];
  readonly content: string;
  readonly reference: string | null;
}
export interface RowCame {
  readonly id: string;
  readonly fate: RowFate;
  readonly thingId: string | null;
  readonly code: string | null;
  readonly field: string | null;
  readonly why: string | null;
}
export type Counts = Readonly<Record<'fresh' | 'here' | 'refused' | 'brought', number>>;

@Injectable()
export class ImportsStore {
  async add(tx: Tx, { id, reference, agencyId, unitId, staffId, kind, label, heads, columns }: NewImport): Promise<void> {
    await tx.query(
      `insert into concordat.record_import (id, reference, agency_id, unit_id, started_by, kind, label, heads, columns)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, reference, agencyId, unitId, staffId, kind, label, heads, columns],
    );
  }

  /** Whoever works on it does so one after another, until the act ends. */
  async turn(tx: Tx, id: string): Promise<RecordImport | null> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('import ' || $1::text, 0))`, [id]);
    const [found]: RecordImport[] = await tx.query(
      `select id, reference, agency_id as "agencyId", unit_id as "unitId", started_by as "staffId", kind, columns, state, rows, batches,
              rows_sha256 as "rowsSha256", fresh, here, refused, brought
         from concordat.record_import where id = $1`,
      [id],
    );
    return found ?? null;
  }

  async stage(tx: Tx, { id, agencyId, kind }: RecordImport, rows: readonly ImportRowKept[]): Promise<void> {
    await tx.query(
      `insert into concordat.import_row (import_id, agency_id, kind, line, cells, fate, code, field, why, person_id, content_sha256, reference_sha256)
       select $1, $2, $3, r.line, array(select jsonb_array_elements_text(r.cells)), r.fate, r.code, r.field, r.why, r."personId", r.content, r.reference
         from jsonb_to_recordset($4::jsonb) r(line int, cells jsonb, fate text, code text, field text, why text, "personId" uuid, content text, reference text)`,
      [id, agencyId, kind, JSON.stringify(rows)],
    );
  }

  /** What was counted in one batch more, and what all of it comes to. */
  async staged(tx: Tx, id: string, { fresh, here, refused }: Counts, rows: number, rowsSha256: string): Promise<void> {
    await tx.query(
      `update concordat.record_import set batches = batches + 1, rows = rows + $2, fresh = fresh + $3, here = here + $4, refused = refused + $5,
              rows_sha256 = $6, touched_at = concordat.now() where id = $1`,
      [id, rows, fresh, here, refused, rowsSha256],
    );
  }

  /** Which of these hashes stand among the new rows of this import, each with its line. */
  async among(tx: Tx, id: string, hashes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found: { hash: string; line: number }[] = await tx.query(
      `select content_sha256 as hash, line from concordat.import_row where import_id = $1 and fate = 'NEW' and content_sha256 = any($2)
       union all
       select reference_sha256, line from concordat.import_row where import_id = $1 and fate = 'NEW' and reference_sha256 = any($2)`,
      [id, hashes],
    );
    return new Map(found.map(({ hash, line }) => [hash, line]));
  }

  /** Which of these the agency has brought in already, whoever did. */
  async here(tx: Tx, kind: ImportKind, hashes: readonly string[]): Promise<ReadonlySet<string>> {
    const found: { hash: string }[] = await tx.query('select hash from concordat.brought_in_already($1, $2) h(hash)', [kind, hashes]);
    return new Set(found.map(({ hash }) => hash));
  }

  async become(tx: Tx, id: string, state: ImportState): Promise<void> {
    const over = ['DONE', 'CANCELLED'].includes(state);
    await tx.query(
      `update concordat.record_import set state = $2, touched_at = concordat.now(), over_at = case when $3 then concordat.now() end where id = $1`,
      [id, state, over],
    );
  }

  async next(tx: Tx, id: string, most: number): Promise<RowToBring[]> {
    return tx.query(
      `select id, line, cells, content_sha256 as content, reference_sha256 as reference
         from concordat.import_row where import_id = $1 and fate = 'NEW' order by line limit $2`,
      [id, most],
    );
  }

  /** Of a row that was saved its text goes at once; of one that was not, it stays for the rejects file. */
  async came(tx: Tx, rows: readonly RowCame[]): Promise<void> {
    await tx.query(
      `update concordat.import_row r set fate = c.fate, thing_id = c."thingId", code = c.code, field = c.field, why = c.why,
              cells = case when c.fate = 'DONE' then null else r.cells end
         from jsonb_to_recordset($1::jsonb) c(id uuid, fate text, "thingId" uuid, code text, field text, why text) where r.id = c.id`,
      [JSON.stringify(rows)],
    );
  }

  async carried(tx: Tx, id: string, { here, refused, brought }: Omit<Counts, 'fresh'>): Promise<void> {
    await tx.query(
      `update concordat.record_import set fresh = fresh - $2 - $3 - $4, here = here + $2, refused = refused + $3, brought = brought + $4,
              touched_at = concordat.now() where id = $1`,
      [id, here, refused, brought],
    );
  }

  /** Rows whose person was closed to whoever sent them: they cannot be seen any more, only refused. Answers how many. */
  async refuseClosed(tx: Tx, id: string, why: string): Promise<number> {
    const [{ closed }]: [{ closed: number }] = await tx.query('select concordat.refuse_closed_rows($1, $2) as closed', [id, why]);
    return closed;
  }

  async drop(tx: Tx, id: string): Promise<void> {
    await tx.query('select concordat.drop_import_rows($1)', [id]);
  }
}
