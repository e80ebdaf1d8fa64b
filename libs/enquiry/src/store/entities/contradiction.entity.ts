import { openSql, workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

/** Two things that do not agree, as one agency may know both of them. */
@Entity({ name: 'contradiction', schema: 'concordat' })
export class ContradictionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'enquiry_id' }) enquiryId!: string;
  @Column('text') kind!: 'DIFFERENT_ROSH' | 'UNVERIFIED_ADDRESS' | 'SELF_REPORT_WHERE_RECORD';
  @Column('text', { name: 'question_codes', array: true }) questionCodes!: readonly string[];
  @Column('text') words!: string;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt!: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true }) settledBy!: string | null;
  @Column('text', { name: 'settled_words', nullable: true }) settledWords!: string | null;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.person_id`)}` }) readonly open!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
}
