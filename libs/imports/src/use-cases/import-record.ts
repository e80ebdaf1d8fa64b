import { AccessLog, type Actor } from '@lib/access';
import { type EntryKind, Ledger, type StrictJson } from '@lib/ledger';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { RecordImport } from '../store/imports.store.js';

type Entry = Extract<EntryKind, `import.${string}`>;

/** An import on the permanent record and in the access log: what was counted, and the digest of the rows, never what stood in them. */
@Injectable()
export class ImportRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
  ) {}

  async entry(tx: Tx, actor: Actor, kind: Entry, of: RecordImport, more: Readonly<Record<string, StrictJson>> = {}): Promise<void> {
    const { reference, rows, rowsSha256, fresh, here, refused, brought } = of;
    const rationale = { import: reference, of: of.kind, rows, rowsSha256, fresh, here, refused, brought, ...more };
    await this.ledger.append(tx, actor, { kind, occurredAt: await databaseNow(tx), rationale });
  }

  async done(tx: Tx, actor: Actor, operation: string, subjectId: string, rowCount?: number): Promise<void> {
    const counted = rowCount === undefined ? {} : { rowCount };
    await this.log.write(tx, actor, { act: 'COLLECTION', operation, subjectType: 'RecordImport', subjectId, ...counted });
  }

  async refused(tx: Tx, actor: Actor, operation: string, code: string, subjectId?: string): Promise<void> {
    const of = subjectId === undefined ? {} : { subjectId };
    await this.log.write(tx, actor, { act: 'REFUSED', operation, code, subjectType: 'RecordImport', ...of });
  }
}
