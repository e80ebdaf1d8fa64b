import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { notToCancel, overAlready } from '../domain/refusals.js';
import { ImportsStore } from '../store/imports.store.js';
import { ActOnImport, type ImportKept, type OnImport } from './act-on-import.js';
import { ImportRecord } from './import-record.js';

const OPERATION = 'cancelImport';

/** Lets go of what waits to be confirmed. What was confirmed is being saved, and is corrected where it stands. */
@Injectable()
export class CancelImport {
  constructor(
    private readonly acting: ActOnImport,
    private readonly store: ImportsStore,
    private readonly record: ImportRecord,
  ) {}

  execute(actor: Actor, input: OnImport): Promise<ImportKept | Refusal> {
    return this.acting.execute(actor, OPERATION, input, async (tx, into) => {
      if (into.state === 'CARRYING') return notToCancel();
      if (into.state !== 'STAGING' && into.state !== 'CHECKED') return overAlready();
      await this.store.drop(tx, into.id);
      await this.store.become(tx, into.id, 'CANCELLED');
      await this.record.entry(tx, actor, 'import.over', into, { as: 'CANCELLED' });
      await this.record.done(tx, actor, OPERATION, into.id);
      return null;
    });
  }
}
