import { lapsedSql, openSql, workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { QuestionSet, QuestionStage } from '../../domain/question-set.js';

/** One question that has been replied to, whatever the reply was. */
export interface Answered {
  readonly code: string;
  readonly at: string;
  readonly round: number;
}

/** What was asked, of whom and why, with the questions as asked. Who asks is the sender, whoever is asked the recipient. */
@Entity({ name: 'enquiry', schema: 'concordat' })
export class EnquiryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'set_code' }) setCode!: string;
  @Column('int', { name: 'set_version' }) setVersion!: number;
  @Column('uuid', { name: 'set_id', nullable: true }) setId!: string | null;
  @Column('text') stage!: QuestionStage;
  @Column('jsonb') definition!: QuestionSet;
  @Column('bytea', { name: 'definition_hash' }) definitionHash!: Buffer;
  @Column('jsonb') dropped!: readonly object[];
  @Column('uuid', { name: 'sender_agency_id' }) senderAgencyId!: string;
  @Column('uuid', { name: 'sender_unit_id' }) senderUnitId!: string;
  @Column('uuid', { name: 'sent_by' }) sentBy!: string;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
  @Column('uuid', { name: 'recipient_agency_id' }) recipientAgencyId!: string;
  @Column('uuid', { name: 'recipient_unit_id', nullable: true }) recipientUnitId!: string | null;
  @Column('uuid', { name: 'recipient_staff_id', nullable: true }) recipientStaffId!: string | null;
  @Column('text', { nullable: true }) why!: string | null;
  @Column('text') purpose!: string;
  @Column('text') gateway!: string;
  @Column('text', { name: 'protection_condition' }) protectionCondition!: string;
  @Column('text') necessity!: string;
  @Column('text') proportionality!: string;
  @Column('uuid', { name: 'agreement_id', nullable: true }) agreementId!: string | null;
  @Column('int', { name: 'working_days' }) workingDays!: number;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz', { name: 'first_seen_at', nullable: true }) firstSeenAt!: Date | null;
  @Column('uuid', { name: 'first_seen_by', nullable: true }) firstSeenBy!: string | null;
  @Column('jsonb') answered!: readonly Answered[];
  @Column('timestamptz', { name: 'completed_at', nullable: true }) completedAt!: Date | null;
  @Column('timestamptz', { name: 'declined_at', nullable: true }) declinedAt!: Date | null;
  @Column('uuid', { name: 'declined_by', nullable: true }) declinedBy!: string | null;
  @Column('text', { name: 'declined_code', nullable: true }) declinedCode!: string | null;
  @Column('text', { name: 'declined_words', nullable: true }) declinedWords!: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column('text', { name: 'closed_words', nullable: true }) closedWords!: string | null;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.person_id`)}` }) readonly open!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
  @VirtualColumn('boolean', {
    query: (row) => `select ${lapsedSql(`${row}.agreement_id`, `${row}.sender_agency_id`, `${row}.recipient_agency_id`)}`,
  })
  readonly lapsed!: boolean;
}
