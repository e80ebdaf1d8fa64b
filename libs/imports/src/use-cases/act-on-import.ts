import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ImportsStore, type RecordImport } from '../store/imports.store.js';
import { ImportRecord } from './import-record.js';

export interface OnImport {
  readonly key: string;
  readonly importId: string;
}
export interface ImportKept {
  readonly importId: string;
}
type Act = (tx: Tx, into: RecordImport) => Promise<Refusal | null>;

/** What whoever sent an import does with it: once under its key, one after another; what is refused is logged. */
@Injectable()
export class ActOnImport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly store: ImportsStore,
    private readonly record: ImportRecord,
  ) {}

  execute(actor: Actor, operation: string, input: OnImport, act: Act): Promise<ImportKept | Refusal> {
    const { key, importId: id } = input;
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key, operation, input }, async () => {
        const into = await this.store.turn(tx, id);
        await this.authorise.check(actor, 'record', 'RecordImport', into, { asked: id });
        if (!into) throw new Error('checked, yet not there');
        return (await act(tx, into)) ?? { importId: id };
      });
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, id);
      return done;
    });
  }
}
