import type { Actor } from '@lib/access';
import { Invalid, type Refusal } from '@lib/kernel';
import { canonicalHash, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { MOST_COLUMNS, MOST_IN_A_CELL, MOST_ROWS } from '../domain/import-kind.js';
import { noRows, notInOrder, notTakingRows, tooManyRows } from '../domain/refusals.js';
import { type ImportRowKept, ImportsStore, type RecordImport } from '../store/imports.store.js';
import { ActOnImport, type ImportKept, type OnImport } from './act-on-import.js';
import { ImportRecord } from './import-record.js';
import { JudgeRows, type RowSent } from './judge-rows.js';

export interface StageAsked extends OnImport {
  /** From 0 on: a batch that was lost on the way is noticed. */
  readonly batch: number;
  readonly rows: readonly RowSent[];
  readonly last: boolean;
}
const OPERATION = 'stageImportRows';
const MOST_AT_ONCE = 500;
const NUL = '\u0000';
const HIDDEN = /[\u0001-\u0008\u000B\u000C\u000E-\u001F]|\p{Cs}/gu;

/** Takes rows in, judged, a batch at a time. None of them is in the record: they wait until whoever sent them has seen what becomes of each. */
@Injectable()
export class StageRows {
  constructor(
    private readonly acting: ActOnImport,
    private readonly judging: JudgeRows,
    private readonly store: ImportsStore,
    private readonly record: ImportRecord,
  ) {}

  execute(actor: Actor, input: StageAsked): Promise<ImportKept | Refusal> {
    const rows = soundRows(input.rows);
    return this.acting.execute(actor, OPERATION, input, (tx, into) => this.stage(tx, actor, into, { ...input, rows }));
  }

  private async stage(tx: Tx, actor: Actor, into: RecordImport, { batch, rows, last }: StageAsked): Promise<Refusal | null> {
    if (into.state !== 'STAGING') return notTakingRows();
    if (into.batches !== batch) return notInOrder();
    const total = into.rows + rows.length;
    if (total > MOST_ROWS) return tooManyRows(MOST_ROWS);
    if (last && total === 0) return noRows();
    const judged = await this.judging.execute(tx, actor, into, rows);
    await this.store.stage(tx, into, judged);
    const rowsSha256 = canonicalHash({ before: into.rowsSha256, rows }).toString('hex');
    const counts = countsOf(judged);
    await this.store.staged(tx, into.id, counts, rows.length, rowsSha256);
    await this.record.done(tx, actor, OPERATION, into.id, rows.length);
    if (!last) return null;
    await this.store.become(tx, into.id, 'CHECKED');
    const { fresh, here, refused } = into;
    const all = { fresh: fresh + counts.fresh, here: here + counts.here, refused: refused + counts.refused };
    await this.record.entry(tx, actor, 'import.checked', { ...into, rows: total, rowsSha256, ...all });
    return null;
  }
}

function soundRows(rows: readonly RowSent[]): RowSent[] {
  if (rows.length > MOST_AT_ONCE) throw new Invalid({ rows: `Send ${MOST_AT_ONCE} rows or fewer at a time` });
  return rows.map(({ line, cells }) => {
    if (line < 1 || line > 10_000_000) throw new Invalid({ rows: 'A row must have the number of its line' });
    if (cells.length > MOST_COLUMNS || cells.some((cell) => cell.length > MOST_IN_A_CELL))
      throw new Invalid({ rows: `Line ${line} is longer than a row may be` });
    // No text holds it: what was sent is something else.
    if (cells.some((cell) => cell.includes(NUL))) throw new Invalid({ rows: `Line ${line} has a character that no text holds` });
    // What no page would keep is not kept here either.
    return { line, cells: cells.map((cell) => cell.replace(HIDDEN, '\uFFFD')) };
  });
}

function countsOf(judged: readonly ImportRowKept[]) {
  const of = (fate: string): number => judged.filter((row) => row.fate === fate).length;
  return { fresh: of('NEW'), here: of('ALREADY_HERE'), refused: of('REFUSED'), brought: 0 };
}
