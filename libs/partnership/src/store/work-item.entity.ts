import { openSql, ownPostSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { WorkKind } from '../domain/closing-work.js';
import type { WorkInterruption } from '../domain/interrupting.js';

/** Something to do, for a person, for the people of a unit, or for the holders of a role. */
@Entity({ schema: 'concordat', name: 'work_item' })
export class WorkItemEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('uuid', { name: 'staff_id', nullable: true }) staffId!: string | null;
  @Column('text', { nullable: true }) role!: string | null;
  @Column('text') kind!: WorkKind;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('uuid', { name: 'recipient_agency_id', nullable: true }) recipientAgencyId!: string | null;
  @Column('uuid', { name: 'note_ids', array: true, default: () => `'{}'` }) noteIds!: string[];
  @Column('text') summary!: string;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { name: 'raised_at', default: () => 'concordat.now()' }) raisedAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column('text', { name: 'closed_words', nullable: true }) closedWords!: string | null;
  @Column('text', { name: 'dedupe_key' }) dedupeKey!: string;
  @Column('text', { nullable: true }) interrupts!: WorkInterruption | null;
  /** The piece of work that this one is a copy of, for whoever covers. */
  @Column('uuid', { name: 'covers_id', nullable: true }) coversId!: string | null;
  /** Of a run on a protection record: the desk that keeps it. */
  @Column('uuid', { name: 'desk_unit_id', nullable: true }) deskUnitId!: string | null;
  @VirtualColumn('boolean', { query: (row) => `select ${row}.desk_unit_id is null or ${ownPostSql(`${row}.desk_unit_id`)}` })
  readonly atDesk!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.person_id`)}` }) readonly open!: boolean;
}
