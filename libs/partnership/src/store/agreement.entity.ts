import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'concordat', name: 'agreement' })
export class AgreementEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('text') title!: string;
  @Column('text', { unique: true }) reference!: string;
  @Column('timestamptz', { name: 'starts_at' }) startsAt!: Date;
  @Column('timestamptz', { name: 'ends_at', nullable: true }) endsAt!: Date | null;
  @Column('date', { name: 'review_on' }) reviewOn!: string;
  @Column('int', { name: 'transition_days', default: 30 }) transitionDays!: number;
  @Column('text', { name: 'dpia_reference' }) dpiaReference!: string;
  @Column('uuid', { name: 'owner_staff_id' }) ownerStaffId!: string;
  @Column('boolean', { name: 'names_children', default: false }) namesChildren!: boolean;
}

@Entity({ schema: 'concordat', name: 'agreement_party' })
export class AgreementPartyEntity {
  @PrimaryColumn('uuid', { name: 'agreement_id' }) agreementId!: string;
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('boolean', { default: true }) controller!: boolean;
  @Column('text', { name: 'signatory_name' }) signatoryName!: string;
  @Column('text', { name: 'signatory_role' }) signatoryRole!: string;
  @Column('date', { name: 'signed_on' }) signedOn!: string;
}

@Entity({ schema: 'concordat', name: 'agreement_purpose' })
export class AgreementPurposeEntity {
  @PrimaryColumn('uuid', { name: 'agreement_id' }) agreementId!: string;
  @PrimaryColumn('text') purpose!: string;
}

/** Which gateway and condition the parties rely on, by group of category; '*' stands for every group without a line. */
@Entity({ schema: 'concordat', name: 'agreement_ground' })
export class AgreementGroundEntity {
  @PrimaryColumn('uuid', { name: 'agreement_id' }) agreementId!: string;
  @PrimaryColumn('text', { name: 'category_group' }) categoryGroup!: string;
  @Column('text') gateway!: string;
  @Column('text', { name: 'protection_condition' }) protectionCondition!: string;
}
