import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The directory: loaded by administrators and imports, only read by the API. Foreign keys are plain columns. */
@Entity({ schema: 'concordat', name: 'controller_group' })
export class ControllerGroupEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('text', { unique: true }) name!: string;
}

@Entity({ schema: 'concordat', name: 'agency' })
export class AgencyEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('text', { unique: true }) name!: string;
  @Column('text', { name: 'short_name', unique: true }) shortName!: string;
  @Column('text') kind!: string;
  @Column('uuid', { name: 'controller_group_id', nullable: true }) controllerGroupId!: string | null;
  @Column('int', { name: 'idle_minutes', default: 15 }) idleMinutes!: number;
  @Column('int', { name: 'managed_idle_minutes', default: 60 }) managedIdleMinutes!: number;
  @Column('int', { name: 'absolute_hours', default: 12 }) absoluteHours!: number;
}

@Entity({ schema: 'concordat', name: 'unit' })
export class UnitEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) desk!: string | null;
  @Column('text', { name: 'duty_name' }) dutyName!: string;
  @Column('text', { name: 'duty_phone' }) dutyPhone!: string;
  @Column('text', { name: 'duty_hours' }) dutyHours!: string;
}

@Entity({ schema: 'concordat', name: 'staff' })
export class StaffEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'job_title' }) jobTitle!: string;
  @Column('timestamptz', { name: 'shift_ends_at', nullable: true }) shiftEndsAt!: Date | null;
}

/** A role in a unit, for a time. */
@Entity({ schema: 'concordat', name: 'post' })
export class PostEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'staff_id' }) staffId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text') role!: string;
  @Column('timestamptz', { name: 'held_from', default: () => 'concordat.now()' }) heldFrom!: Date;
  @Column('timestamptz', { name: 'held_to', nullable: true }) heldTo!: Date | null;
}
