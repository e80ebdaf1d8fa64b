import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A desk whose material may not be entered here says that it was considered: date, role, its own reference, and nothing else. */
@Entity({ name: 'held_elsewhere', schema: 'concordat' })
export class HeldElsewhereEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('date', { name: 'considered_on' }) consideredOn!: string;
  @Column('text', { name: 'considered_by_role' }) consideredByRole!: string;
  @Column('text', { name: 'own_reference' }) ownReference!: string;
  @Column('date', { name: 'review_by' }) reviewBy!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
}
