import { openSql, workableSql } from '@lib/access';
import type { ConcernLevel } from '@lib/kernel';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

/** One version of a note. Never edited: a correction is the next version, and a withdrawal leaves it standing with its reason. */
@Entity({ schema: 'concordat', name: 'risk_note' })
export class RiskNoteEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'series_id' }) seriesId!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'author_staff_id' }) authorStaffId!: string;
  @Column('text') category!: string;
  @Column('text', { name: 'category_group' }) categoryGroup!: string;
  @Column('text', { nullable: true }) level!: ConcernLevel | null;
  @Column('text', { name: 'level_reason', nullable: true }) levelReason!: string | null;
  @Column('text') nature!: string;
  @Column('text') body!: string;
  @Column('date', { name: 'happened_on' }) happenedOn!: string;
  @Column('time', { name: 'happened_time', nullable: true }) happenedTime!: string | null;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'concordat.now()' }) recordedAt!: Date;
  @Column('text') basis!: string;
  @Column('int', { name: 'source_grade', nullable: true }) sourceGrade!: number | null;
  @Column('text', { name: 'intelligence_grade', nullable: true }) intelligenceGrade!: string | null;
  @Column('text', { name: 'handling_code', default: 'P' }) handlingCode!: string;
  @Column('text', { name: 'handling_conditions', nullable: true }) handlingConditions!: string | null;
  @Column('text', { default: 'OFFICIAL' }) marking!: string;
  @Column('text', { default: 'NO' }) disclosable!: string;
  @Column('text', { name: 'report_series', nullable: true }) reportSeries!: string | null;
  @Column('text', { name: 'gang_role', nullable: true }) gangRole!: string | null;
  @Column('date', { name: 'expires_on', nullable: true }) expiresOn!: string | null;
  @Column('timestamptz', { name: 'superseded_at', nullable: true }) supersededAt!: Date | null;
  @Column('uuid', { name: 'superseded_by_id', nullable: true }) supersededById!: string | null;
  @Column('text', { name: 'change_reason', nullable: true }) changeReason!: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt!: Date | null;
  @Column('uuid', { name: 'withdrawn_by_id', nullable: true }) withdrawnById!: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason!: string | null;
  @Column('timestamptz', { name: 'restricted_at', nullable: true }) restrictedAt!: Date | null;
  @Column('timestamptz', { name: 'erased_at', nullable: true }) erasedAt!: Date | null;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.person_id`)}` }) readonly open!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
}

@Entity({ schema: 'concordat', name: 'note_third_party' })
export class NoteThirdPartyEntity {
  @PrimaryColumn('uuid', { name: 'note_id' }) noteId!: string;
  @PrimaryColumn('uuid', { name: 'third_party_id' }) thirdPartyId!: string;
}
