import { lapsedSql, openSql, releasedSql, workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { ShareMode, ToldHow } from './decision-set.entity.js';

/** What went to one recipient in one sitting, and what became of it there. */
@Entity({ name: 'share', schema: 'concordat' })
export class ShareEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  @Column('uuid', { name: 'set_id' }) setId!: string;
  @Column('uuid', { name: 'set_recipient_id' }) setRecipientId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'sender_agency_id' }) senderAgencyId!: string;
  @Column('uuid', { name: 'sender_unit_id' }) senderUnitId!: string;
  @Column('uuid', { name: 'sent_by' }) sentBy!: string;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
  @Column('timestamptz', { name: 'told_at' }) toldAt!: Date;
  @Column('text', { name: 'told_how' }) toldHow!: ToldHow;
  @Column('text') mode!: ShareMode;
  @Column('uuid', { name: 'recipient_agency_id' }) recipientAgencyId!: string;
  @Column('uuid', { name: 'recipient_unit_id', nullable: true }) recipientUnitId!: string | null;
  @Column('uuid', { name: 'recipient_staff_id', nullable: true }) recipientStaffId!: string | null;
  @Column('text') purpose!: string;
  @Column('text') gateway!: string;
  @Column('text', { name: 'protection_condition' }) protectionCondition!: string;
  @Column('uuid', { name: 'agreement_id', nullable: true }) agreementId!: string | null;
  @Column('text', { nullable: true }) asked!: string | null;
  @Column('timestamptz', { name: 'respond_by', nullable: true }) respondBy!: Date | null;
  @Column('timestamptz', { name: 'first_seen_at', nullable: true }) firstSeenAt!: Date | null;
  @Column('uuid', { name: 'first_seen_by', nullable: true }) firstSeenBy!: string | null;
  @Column('text', { nullable: true }) response!: 'ACKNOWLEDGED' | 'NOT_FOR_US' | null;
  @Column('text', { name: 'response_words', nullable: true }) responseWords!: string | null;
  @Column('timestamptz', { name: 'responded_at', nullable: true }) respondedAt!: Date | null;
  @Column('uuid', { name: 'responded_by', nullable: true }) respondedBy!: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
  @Column('text', { name: 'revoked_reason', nullable: true }) revokedReason!: string | null;
  @Column('uuid', { name: 'ledger_entry_id', nullable: true }) ledgerEntryId!: string | null;
  /** From then on its recipients may open it, with or without proof. */
  @Column('timestamptz', { name: 'release_at' }) releaseAt!: Date;
  /** When it stood under a signed checkpoint; the integrator's to say. */
  @Column('timestamptz', { name: 'sealed_at', nullable: true }) sealedAt!: Date | null;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.person_id`)}` }) readonly open!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
  @VirtualColumn('boolean', {
    query: (row) => `select ${lapsedSql(`${row}.agreement_id`, `${row}.sender_agency_id`, `${row}.recipient_agency_id`)}`,
  })
  readonly lapsed!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${releasedSql(row)}` }) readonly released!: boolean;
}
