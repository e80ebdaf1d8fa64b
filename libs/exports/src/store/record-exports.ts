import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ExportFormat, Said } from '../domain/export-asked.js';
import type { ContentEntry, Period, RecordContent } from '../text/record-content.js';
import { exportOpenSql, exportWorkableSql } from './export-sight.js';
import type { TextShown } from './record-contents.js';

export interface ExportRow {
  readonly id: string;
  readonly agencyId: string;
  /** Null where it is of days. */
  readonly personId: string | null;
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand: string | null;
  readonly shown: readonly TextShown[];
  readonly open: boolean;
  readonly workable: boolean;
}
interface ToAdd {
  readonly id: string;
  readonly shown: readonly TextShown[];
  readonly total: number;
  readonly people: readonly string[];
  readonly period: Period | null;
}
export interface ExportFile {
  readonly content: Buffer;
  readonly sha256: string;
}

@Injectable()
export class RecordExports {
  /** It is queued by the database itself, in this transaction. */
  async add(tx: Tx, actor: Actor, { audience, words, legalDemand }: Said, { id, shown, total, people, period }: ToAdd): Promise<void> {
    await tx.query(
      `insert into concordat.record_export (id, agency_id, person_id, from_day, to_day, left_out, asked_by, audience, words, legal_demand, shown, total)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, actor.agencyId, period ? null : people[0], period?.from, period?.to, period?.leftOut],
        ...[actor.staffId, audience, words, legalDemand, JSON.stringify(shown), total],
      ],
    );
    if (!period) return;
    await tx.query('insert into concordat.exported_person (export_id, person_id) select $1, unnest($2::uuid[])', [id, people]);
  }

  async keepContent(tx: Tx, id: string, content: RecordContent, entries: readonly ContentEntry[]): Promise<void> {
    await tx.query('insert into concordat.record_export_content (export_id, content, entries) values ($1, $2, $3)', [
      id,
      JSON.stringify(content),
      JSON.stringify(entries),
    ]);
  }

  async find(tx: Tx, id: string): Promise<ExportRow | null> {
    const [row]: ExportRow[] = await tx.query(
      `select e.id, e.agency_id as "agencyId", e.person_id as "personId", e.from_day::text as "fromDay", e.to_day::text as "toDay", e.asked_by as "askedBy", e.asked_at as "askedAt", e.audience, e.words,
              e.legal_demand as "legalDemand", e.shown, ${exportOpenSql('e')} as open, ${exportWorkableSql('e')} as workable
         from concordat.record_export e where e.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Null when it is not ready, was removed, or its days are over: row security asks all of it once more. */
  async file(tx: Tx, id: string, format: ExportFormat): Promise<ExportFile | null> {
    const [file]: ExportFile[] = await tx.query(
      'select f.content, f.sha256 from concordat.record_export_file f where f.export_id = $1 and f.format = $2',
      [id, format],
    );
    return file ?? null;
  }
}
