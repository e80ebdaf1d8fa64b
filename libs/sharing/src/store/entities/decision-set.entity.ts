import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SilentSource } from '../../domain/sharing-plan.js';

export type ShareMode = 'ROUTINE' | 'URGENT' | 'AFTERWARDS';
export type ToldHow = 'PORTAL' | 'TELEPHONE' | 'MEETING' | 'EMAIL' | 'LETTER';

/** One sitting: everything considered, for every recipient, decided by one person at one instant. Never changed. */
@Entity({ name: 'decision_set', schema: 'concordat' })
export class DecisionSetEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('text') mode!: ShareMode;
  @Column('text', { name: 'told_how' }) toldHow!: ToldHow;
  @Column('timestamptz', { name: 'told_at' }) toldAt!: Date;
  @Column('text', { name: 'urgent_reason', nullable: true }) urgentReason!: string | null;
  /** The candidates the rule listed, and what became of each: what was known at that instant, kept as it was. */
  @Column('jsonb') considered!: object;
  @Column('jsonb', { name: 'silent_sources' }) silentSources!: readonly SilentSource[];
  @Column('timestamptz', { name: 'explain_due_at', nullable: true }) explainDueAt!: Date | null;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
}
