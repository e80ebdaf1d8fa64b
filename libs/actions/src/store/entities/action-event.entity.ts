import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActionEventKind } from '../../domain/action.js';

/** One thing that became of an action, by somebody; only ever added to. */
@Entity({ name: 'action_event', schema: 'concordat' })
export class ActionEventEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'action_id' }) actionId!: string;
  @Column('int') n!: number;
  @Column('timestamptz') at!: Date;
  @Column('text') kind!: ActionEventKind;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'staff_id' }) staffId!: string;
  @Column('text', { nullable: true }) words!: string | null;
  @Column('text', { nullable: true }) evidence!: string | null;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('uuid', { name: 'to_unit_id', nullable: true }) toUnitId!: string | null;
  @Column('uuid', { name: 'to_staff_id', nullable: true }) toStaffId!: string | null;
  @Column('text', { name: 'conference_reference', nullable: true }) conferenceReference!: string | null;
  @Column('uuid', { name: 'next_id', nullable: true }) nextId!: string | null;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
}
