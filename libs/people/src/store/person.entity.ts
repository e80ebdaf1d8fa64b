import { openSql, workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { ConcernLevel } from '@lib/kernel';

/** The person of concern. Comes from the systems of record, or from a file by concordat.open_case: the API never changes it. */
@Entity({ schema: 'concordat', name: 'person' })
export class PersonEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('text', { nullable: true, unique: true }) crn!: string | null;
  @Column('text', { nullable: true, unique: true }) pnc!: string | null;
  @Column('text', { name: 'given_names' }) givenNames!: string;
  @Column('text', { name: 'family_name' }) familyName!: string;
  @Column('date', { name: 'date_of_birth' }) dateOfBirth!: string;
  @Column('text', { name: 'iom_cohort', nullable: true }) iomCohort!: string | null;
  @Column('int', { name: 'mappa_category', nullable: true }) mappaCategory!: number | null;
  @Column('int', { name: 'mappa_level', nullable: true }) mappaLevel!: number | null;
  @Column('text', { default: 'COMMUNITY' }) stage!: string;
  @Column('timestamptz', { name: 'release_at', nullable: true }) releaseAt!: Date | null;
  @Column('uuid', { name: 'releasing_from', nullable: true }) releasingFrom!: string | null;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.id`)}` }) readonly open!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.id`)}` }) readonly workable!: boolean;
}

@Entity({ schema: 'concordat', name: 'person_alias' })
export class PersonAliasEntity {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('text', { name: 'given_names' }) givenNames!: string;
  @PrimaryColumn('text', { name: 'family_name' }) familyName!: string;
}

/** Risk of serious harm to one group in one setting; the latest row of a cell holds. */
@Entity({ schema: 'concordat', name: 'rosh_level' })
export class RoshLevelEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') setting!: string;
  @Column('text', { name: 'at_risk' }) atRisk!: string;
  @Column('text') level!: ConcernLevel;
  @Column('timestamptz', { name: 'set_at', default: () => 'concordat.now()' }) setAt!: Date;
  @Column('uuid', { name: 'set_by_agency_id' }) setByAgencyId!: string;
}

@Entity({ schema: 'concordat', name: 'case_membership' })
export class CaseMembershipEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('uuid', { name: 'lead_staff_id', nullable: true }) leadStaffId!: string | null;
  @Column('boolean', { default: false }) leads!: boolean;
  @Column('timestamptz', { default: () => 'concordat.now()' }) since!: Date;
  @Column('timestamptz', { nullable: true }) until!: Date | null;
}

/** Restricted: only those named ALLOWED may open. Excluded: those named EXCLUDED may not. */
@Entity({ schema: 'concordat', name: 'access_limit' })
export class AccessLimitEntity {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId!: string;
  @PrimaryColumn('uuid', { name: 'staff_id' }) staffId!: string;
  @Column('text') kind!: 'ALLOWED' | 'EXCLUDED';
  @Column('text') reason!: string;
}
