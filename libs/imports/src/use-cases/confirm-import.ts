import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { nothingNew, notToConfirm } from '../domain/refusals.js';
import { ImportsStore } from '../store/imports.store.js';
import { ActOnImport, type ImportKept, type OnImport } from './act-on-import.js';
import { CarryImport } from './carry-import.js';
import { ImportRecord } from './import-record.js';

const OPERATION = 'confirmImport';

/** Has the new rows saved; of one that stopped half-way, those that are left. */
@Injectable()
export class ConfirmImport {
  constructor(
    private readonly acting: ActOnImport,
    private readonly store: ImportsStore,
    private readonly record: ImportRecord,
    private readonly carrying: CarryImport,
  ) {}

  async execute(actor: Actor, input: OnImport): Promise<ImportKept | Refusal> {
    const done = await this.acting.execute(actor, OPERATION, input, async (tx, into) => {
      if (into.state !== 'CARRYING' && into.state !== 'CHECKED') return notToConfirm();
      if (into.fresh === 0 && into.state === 'CHECKED') return nothingNew();
      await this.store.become(tx, into.id, 'CARRYING');
      if (into.state === 'CHECKED') await this.record.entry(tx, actor, 'import.confirmed', into);
      await this.record.done(tx, actor, OPERATION, into.id, into.fresh);
      return null;
    });
    // Only once it stands: what is not committed is not begun.
    if (!isRefusal(done)) this.carrying.start(actor, done.importId);
    return done;
  }
}
