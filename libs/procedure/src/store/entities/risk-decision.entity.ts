import { openSql, workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { Option } from '../../domain/risk-decision.js';

/** A risk-management decision as it was taken. One that is changed is another, which supersedes it. */
@Entity({ name: 'risk_decision', schema: 'concordat' })
export class RiskDecisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'run_id', nullable: true }) runId!: string | null;
  @Column('text') question!: string;
  @Column('jsonb') options!: readonly Option[];
  @Column('int') chosen!: number;
  @Column('text') rationale!: string;
  @Column('text', { nullable: true }) dissent!: string | null;
  @Column('text', { name: 'nothing_relied_on', nullable: true }) nothingReliedOn!: string | null;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('uuid', { nullable: true }) supersedes!: string | null;
  @Column('timestamptz', { name: 'superseded_at', nullable: true }) supersededAt!: Date | null;
  @Column('uuid', { name: 'looked_at_by', nullable: true }) lookedAtBy!: string | null;
  @Column('timestamptz', { name: 'looked_at', nullable: true }) lookedAt!: Date | null;
  @Column('boolean', { nullable: true }) endorsed!: boolean | null;
  @Column('text', { name: 'looked_at_words', nullable: true }) lookedAtWords!: string | null;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.person_id`)}` }) readonly open!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
}
