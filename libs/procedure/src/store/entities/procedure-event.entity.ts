import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunEvent } from '../../domain/run-events.js';

/** One thing that was recorded in a run. What was written with it stands apart, in the words of the agency that wrote them. */
@Entity({ name: 'procedure_event', schema: 'concordat' })
export class ProcedureEventEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'run_id' }) runId!: string;
  @Column('int') n!: number;
  @Column('timestamptz') at!: Date;
  @Column('text') type!: RunEvent['type'];
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'staff_id' }) staffId!: string;
  @Column('text', { name: 'step_key', nullable: true }) stepKey!: string | null;
  @Column('text', { nullable: true }) fact!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('text', { name: 'end_code', nullable: true }) endCode!: string | null;
  @Column('timestamptz', { name: 'happened_at', nullable: true }) happenedAt!: Date | null;
  @Column('timestamptz', { name: 'next_at', nullable: true }) nextAt!: Date | null;
  @Column('uuid', { name: 'to_staff_id', nullable: true }) toStaffId!: string | null;
  @Column('jsonb', { nullable: true }) facts!: readonly { readonly fact: string; readonly when: string }[] | null;
  @Column('boolean') worded!: boolean;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
}
