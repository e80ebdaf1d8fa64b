import { Denied } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ImpactLine } from '../domain/change-impact.js';
import type { ChangeKind } from '../domain/change-kinds.js';
import type { ChangeSubject } from './change-facts.js';
import { ChangeAnswerEntity, ChangeEntity, ChangeImpactEntity } from './change.entity.js';

export type NewChange = Omit<ChangeEntity, 'proposedAt' | 'appliedAt' | 'settledAt' | 'outcome'>;
export type Settled = 'MISSING' | 'WAITING' | 'OUTDATED' | 'APPLIED' | 'APPROVED' | 'DECLINED' | 'CONFIRMED' | 'NOT_CONFIRMED';

const SAME = `select 1 from concordat.change c where c.kind = $1 and c.outcome is null and c.applied_at is null
  and c.agreement_id is not distinct from $2 and c.party_agency_id is not distinct from $3 and c.staff_id is not distinct from $4
  and c.unit_id is not distinct from $5 and c.role is not distinct from $6 and c.post_id is not distinct from $7 limit 1`;

/** The rows of a change. What it changes is written by the database's own function alone. */
@Injectable()
export class Changes {
  /** Those who change the same thing take turns. Whoever lost their own standing while they waited may no longer do this. */
  async takeTurn(tx: Tx, of: string): Promise<void> {
    const [row]: { stands: boolean }[] = await tx.query('select concordat.take_turn($1) as stands', [of]);
    if (!row?.stands) throw new Denied('missing');
  }

  /** An id and the instant of an act, both by the one clock. */
  async begin(tx: Tx): Promise<{ readonly id: string; readonly at: Date }> {
    const [row]: { id: string; at: Date }[] = await tx.query('select concordat.uuid7() as id, concordat.now() as at');
    if (!row) throw new Error('the database has no clock');
    return row;
  }

  async sameWaits(tx: Tx, kind: ChangeKind, of: ChangeSubject): Promise<boolean> {
    const rows: unknown[] = await tx.query(SAME, [kind, of.agreementId, of.partyAgencyId, of.staffId, of.unitId, of.role, of.postId]);
    return rows.length > 0;
  }

  find(tx: Tx, id: string): Promise<ChangeEntity | null> {
    return tx.findOneBy(ChangeEntity, { id });
  }

  async add(tx: Tx, row: NewChange): Promise<void> {
    await tx.createQueryBuilder().insert().into(ChangeEntity).values(row).updateEntity(false).execute();
  }

  async keepImpact(tx: Tx, row: Omit<ChangeImpactEntity, 'countedAt'>): Promise<void> {
    const values = { ...row, lines: row.lines.map((line): ImpactLine => ({ ...line })) };
    await tx.createQueryBuilder().insert().into(ChangeImpactEntity).values(values).updateEntity(false).execute();
  }

  async answered(tx: Tx, changeId: string, agencyId: string): Promise<boolean> {
    return (await tx.countBy(ChangeAnswerEntity, { changeId, agencyId })) > 0;
  }

  async answer(tx: Tx, row: Omit<ChangeAnswerEntity, 'answeredAt'>): Promise<void> {
    await tx.createQueryBuilder().insert().into(ChangeAnswerEntity).values(row).updateEntity(false).execute();
  }

  /** Whether what it was drawn up on has been changed by somebody else since. */
  async outdated(tx: Tx, id: string): Promise<boolean> {
    const [row]: { outdated: boolean | null }[] = await tx.query('select concordat.change_outdated($1) as outdated', [id]);
    return row?.outdated ?? true;
  }

  async settle(tx: Tx, id: string): Promise<Settled> {
    const [row]: { settled: Settled }[] = await tx.query('select concordat.settle_change($1) as settled', [id]);
    const settled = row?.settled ?? 'MISSING';
    // Looked at before anything was written, under the same turn: so neither can be, unless something is badly wrong.
    if (settled === 'MISSING' || settled === 'OUTDATED') throw new Error(`the change could not be settled: ${settled}`);
    return settled;
  }
}
