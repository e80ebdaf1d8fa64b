import { openSql, workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { ActionState } from '../../domain/action.js';

/** What somebody is to do about a person, and how it stands by its events. */
@Entity({ name: 'action', schema: 'concordat' })
export class ActionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'set_by' }) setBy!: string;
  @Column('timestamptz', { name: 'set_at' }) setAt!: Date;
  @Column('uuid', { name: 'to_agency_id' }) toAgencyId!: string;
  @Column('uuid', { name: 'to_unit_id', nullable: true }) toUnitId!: string | null;
  @Column('uuid', { name: 'to_staff_id', nullable: true }) toStaffId!: string | null;
  @Column('uuid', { name: 'at_unit_id' }) atUnitId!: string;
  @Column('text') what!: string;
  @Column('text') why!: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('uuid', { name: 'agency_ids', array: true }) agencyIds!: readonly string[];
  @Column('text', { name: 'conference_reference', nullable: true }) conferenceReference!: string | null;
  @Column('uuid', { name: 'before_id', nullable: true }) beforeId!: string | null;
  @Column('text') state!: ActionState;
  @Column('int') events!: number;
  @Column('int') carried!: number;
  @Column('timestamptz', { name: 'alarm_at', nullable: true }) alarmAt!: Date | null;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
  @VirtualColumn('boolean', { query: (row) => `select (select concordat.current_agency()) = any (${row}.agency_ids)` })
  readonly takesPart!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.person_id`)}` }) readonly open!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
}
