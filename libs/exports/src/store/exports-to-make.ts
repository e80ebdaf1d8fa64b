import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ExportFormat } from '../domain/export-asked.js';
import type { ContentEntry, RecordContent } from '../text/record-content.js';

export interface ExportToMake {
  readonly content: RecordContent;
  readonly entries: readonly ContentEntry[];
}
export interface MadeFile {
  readonly format: ExportFormat;
  readonly content: Buffer;
  readonly sha256: string;
}

/** What the worker does with exports; it is given what goes in, and reads nothing else about anybody. */
@Injectable()
export class ExportsToMake {
  /** Null when it has been made, or removed meanwhile: a job that comes twice makes it once. */
  async begin(tx: Tx, id: string): Promise<ExportToMake | null> {
    const [begun]: [{ id: string }[], number] = await tx.query(
      `update concordat.record_export set state = 'MAKING', done = 0 where id = $1 and state in ('ASKED', 'MAKING') returning id`,
      [id],
    );
    if (begun.length === 0) return null;
    const [found]: ExportToMake[] = await tx.query(
      'select c.content, c.entries from concordat.record_export_content c where c.export_id = $1',
      [id],
    );
    return found ?? null;
  }

  async done(tx: Tx, id: string, done: number): Promise<void> {
    await tx.query(`update concordat.record_export set done = $2 where id = $1 and state = 'MAKING'`, [id, done]);
  }

  /** False when it was removed while it was being made: then nothing is kept. */
  async keep(tx: Tx, id: string, files: readonly MadeFile[], days: number): Promise<boolean> {
    const [kept]: [{ id: string }[], number] = await tx.query(
      `update concordat.record_export set state = 'READY', done = total, made_at = concordat.now(), removes_at = concordat.now() + make_interval(days => $2)
        where id = $1 and state = 'MAKING' returning id`,
      [id, days],
    );
    if (kept.length === 0) return false;
    for (const { format, content, sha256 } of files)
      await tx.query('insert into concordat.record_export_file (export_id, format, content, sha256) values ($1, $2, $3, $4)', [
        id,
        format,
        content,
        sha256,
      ]);
    await this.dropContent(tx, id);
    return true;
  }

  async fail(tx: Tx, id: string): Promise<void> {
    await tx.query(`update concordat.record_export set state = 'FAILED' where id = $1 and state in ('ASKED', 'MAKING')`, [id]);
    await this.dropContent(tx, id);
  }

  /** Those whose days are over. Answers how many. */
  async remove(tx: Tx): Promise<number> {
    const [gone]: [{ id: string }[], number] = await tx.query(
      `update concordat.record_export set state = 'REMOVED', removed_at = concordat.now() where state = 'READY' and removes_at <= concordat.now() returning id`,
    );
    const ids = gone.map(({ id }) => id);
    if (ids.length > 0) await tx.query('delete from concordat.record_export_file where export_id = any($1)', [ids]);
    return ids.length;
  }

  private async dropContent(tx: Tx, id: string): Promise<void> {
    await tx.query('delete from concordat.record_export_content where export_id = $1', [id]);
  }
}
