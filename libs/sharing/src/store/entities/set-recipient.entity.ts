import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why this recipient, by what gateway and for what purpose: said once for the set, not once an item. */
@Entity({ name: 'set_recipient', schema: 'concordat' })
export class SetRecipientEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'set_id' }) setId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'recipient_agency_id' }) recipientAgencyId!: string;
  @Column('uuid', { name: 'recipient_unit_id', nullable: true }) recipientUnitId!: string | null;
  @Column('uuid', { name: 'recipient_staff_id', nullable: true }) recipientStaffId!: string | null;
  @Column('text', { name: 'why_needed', nullable: true }) whyNeeded!: string | null;
  @Column('text') purpose!: string;
  @Column('text') gateway!: string;
  @Column('text', { name: 'protection_condition' }) protectionCondition!: string;
  @Column('text') necessity!: string;
  @Column('text') proportionality!: string;
  @Column('uuid', { name: 'agreement_id', nullable: true }) agreementId!: string | null;
  @Column('text', { nullable: true }) asked!: string | null;
  @Column('timestamptz', { name: 'respond_by', nullable: true }) respondBy!: Date | null;
}
