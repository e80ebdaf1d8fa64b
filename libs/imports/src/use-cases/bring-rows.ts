import type { Actor } from '@lib/access';
import { Denied, isRefusal } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { noCaseOfYours, type RowFault } from '../domain/refusals.js';
import { ImportsStore, type RecordImport, type RowCame, type RowToBring } from '../store/imports.store.js';
import type { AnyKind } from './file-kind.js';
import { FileKinds } from './file-kinds.js';
import { ImportRecord } from './import-record.js';
import { faultOf, JudgeRows, type RowRead } from './judge-rows.js';

/** Saved together, in one transaction: few enough that nobody waits long for what it holds, and that little is done again after a kill. */
export const ROWS_AT_A_TIME = 20;
const SAVE = 'import_row';

/**
 * Saves the next rows of an import as whoever sent it, in one transaction with the mark that they are saved: a kill before the end has saved
 * none of them, and after it all. Whether each may be saved is asked again of the rules as they stand now. Answers whether there may be more.
 */
@Injectable()
export class BringRows {
  constructor(
    private readonly judging: JudgeRows,
    private readonly kinds: FileKinds,
    private readonly store: ImportsStore,
    private readonly record: ImportRecord,
  ) {}

  async execute(tx: Tx, actor: Actor, id: string): Promise<boolean> {
    const into = await this.store.turn(tx, id);
    if (into?.state !== 'CARRYING' || into.staffId !== actor.staffId) return false;
    const rows = await this.store.next(tx, id, ROWS_AT_A_TIME);
    if (rows.length === 0) return this.finish(tx, actor, into);
    const read = await this.judging.read(tx, actor, into, rows);
    const hashes = rows.flatMap(({ content, reference }) => (reference === null ? [content] : [content, reference]));
    const here = await this.store.here(tx, into.kind, hashes);
    const came: RowCame[] = [];
    for (const [at, row] of rows.entries()) {
      const one = read[at]!;
      if (here.has(row.content) || (row.reference !== null && here.has(row.reference)))
        came.push({ ...NONE, id: row.id, fate: 'ALREADY_HERE' });
      else if ('code' in one) came.push(refusedAs(row.id, one));
      else if (one.already) came.push({ ...NONE, id: row.id, fate: 'ALREADY_HERE' });
      else came.push(await this.bring(tx, actor, this.kinds.of(into.kind), row, one));
    }
    await this.store.came(tx, came);
    const of = (fate: RowCame['fate']): number => came.filter((one) => one.fate === fate).length;
    await this.store.carried(tx, id, { here: of('ALREADY_HERE'), refused: of('REFUSED'), brought: of('DONE') });
    return true;
  }

  /** What a row wrote before it was refused is taken back, and the others go on. */
  private async bring(tx: Tx, actor: Actor, kind: AnyKind, { id }: RowToBring, { person, asked }: RowRead): Promise<RowCame> {
    await tx.query(`savepoint ${SAVE}`);
    let thingId: string | null = null;
    const fault = await faultOf(kind.columns, async () => {
      const done = await kind.bring(tx, actor, { person, asked });
      if (isRefusal(done)) return done;
      thingId = done.thingId;
      return null;
    }).catch((thrown: unknown) => {
      if (thrown instanceof Denied) return noCaseOfYours();
      throw thrown;
    });
    await tx.query(`${fault ? 'rollback to' : 'release'} savepoint ${SAVE}`);
    return fault ? refusedAs(id, fault) : { ...NONE, id, fate: 'DONE', thingId };
  }

  private async finish(tx: Tx, actor: Actor, into: RecordImport): Promise<boolean> {
    const { why } = noCaseOfYours();
    const closed = into.fresh === 0 ? 0 : await this.store.refuseClosed(tx, into.id, why);
    if (closed > 0) await this.store.carried(tx, into.id, { here: 0, refused: closed, brought: 0 });
    await this.store.become(tx, into.id, 'DONE');
    const counts = { fresh: into.fresh - closed, refused: into.refused + closed };
    await this.record.entry(tx, actor, 'import.over', { ...into, ...counts }, { as: 'DONE' });
    await this.record.done(tx, actor, 'carryImport', into.id, into.brought);
    return false;
  }
}
const refusedAs = (id: string, { code, field, why }: RowFault): RowCame => ({ ...NONE, id, fate: 'REFUSED', code, field, why });
const NONE = { thingId: null, code: null, field: null, why: null } as const;
