import { PipelinedReader, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../actor.js';

export interface AccessEntry {
  readonly act: 'CONSULTATION' | 'SEARCH' | 'DISCLOSURE' | 'COLLECTION' | 'ALTERATION' | 'REFUSED' | 'DENIED';
  readonly operation: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly personId?: string;
  readonly rowCount?: number;
  readonly code?: string;
  readonly details?: object;
}

const INSERT = `insert into concordat.access_log
  (agency_id, staff_id, sign_in_id, act, operation, subject_type, subject_id, person_id, row_count, code, details, correlation_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12)`;

/** Who consulted, searched, changed or was refused what (Data Protection Act 2018, section 62). */
@Injectable()
export class AccessLog {
  constructor(private readonly reader: PipelinedReader) {}

  /** In the act's own transaction: if this row cannot be written, the act does not happen. */
  async write(tx: Tx, actor: Actor, entry: AccessEntry): Promise<void> {
    await tx.query(INSERT, valuesOf(actor, entry));
  }

  /**
   * Before a denial is thrown, since the throw rolls its own transaction back. Through the readers' connections: the denied act still holds
   * one of the writers', and a handful of them waiting for a second one would wait for each other.
   */
  async writeDenied(actor: Actor, entry: Omit<AccessEntry, 'act'>): Promise<void> {
    await this.reader.read(actor, { name: 'denied', text: INSERT, values: valuesOf(actor, { ...entry, act: 'DENIED' }) });
  }
}

function valuesOf(actor: Actor, entry: AccessEntry): unknown[] {
  return [
    actor.agencyId,
    actor.staffId,
    actor.signInId,
    entry.act,
    entry.operation,
    entry.subjectType ?? null,
    entry.subjectId ?? null,
    entry.personId ?? null,
    entry.rowCount ?? null,
    entry.code ?? null,
    entry.details ? JSON.stringify(entry.details) : null,
    actor.correlationId,
  ];
}
