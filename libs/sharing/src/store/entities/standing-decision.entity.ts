import { Column, Entity, PrimaryColumn } from 'typeorm';

/** "Outside this recipient's function": one category, one recipient; proposed by one person, approved by another, reviewed yearly. */
@Entity({ name: 'standing_decision', schema: 'concordat' })
export class StandingDecisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'recipient_agency_id' }) recipientAgencyId!: string;
  @Column('text') category!: string;
  @Column('text', { name: 'reason_words' }) reasonWords!: string;
  @Column('uuid', { name: 'proposed_by' }) proposedBy!: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) approvedAt!: Date | null;
  @Column('date', { name: 'review_by' }) reviewBy!: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('text', { name: 'ended_words', nullable: true }) endedWords!: string | null;
  @Column('uuid', { name: 'ledger_entry_id', nullable: true }) ledgerEntryId!: string | null;
}
