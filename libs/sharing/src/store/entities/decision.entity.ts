import type { ConcernLevel } from '@lib/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ItemKind } from '../../domain/item-kind.js';
import type { EndedWhy } from '../../domain/omissions.js';
import type { Outcome } from '../../domain/outcomes.js';

/** One note or answer, one recipient, one outcome and its reason. It may end or be endorsed; what was decided is never changed. */
@Entity({ name: 'decision', schema: 'concordat' })
export class DecisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'set_id' }) setId!: string;
  @Column('uuid', { name: 'set_recipient_id' }) setRecipientId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'recipient_agency_id' }) recipientAgencyId!: string;
  @Column('uuid', { name: 'recipient_unit_id', nullable: true }) recipientUnitId!: string | null;
  @Column('uuid', { name: 'recipient_staff_id', nullable: true }) recipientStaffId!: string | null;
  @Column('text', { name: 'item_kind', default: 'NOTE' }) itemKind!: ItemKind;
  @Column('uuid', { name: 'note_id', nullable: true }) noteId!: string | null;
  @Column('uuid', { name: 'note_series_id', nullable: true }) noteSeriesId!: string | null;
  /** Of an answer: which, to which question of which enquiry, and the question as it was asked. */
  @Column('uuid', { name: 'answer_id', nullable: true }) answerId!: string | null;
  @Column('uuid', { name: 'enquiry_id', nullable: true }) enquiryId!: string | null;
  @Column('text', { name: 'question_code', nullable: true }) questionCode!: string | null;
  @Column('text', { nullable: true }) question!: string | null;
  @Column('text', { name: 'note_level' }) noteLevel!: ConcernLevel;
  @Column('text') outcome!: Outcome;
  @Column('text', { name: 'reason_code' }) reasonCode!: string;
  @Column('text', { name: 'reason_words', nullable: true }) reasonWords!: string | null;
  @Column('text', { name: 'recipient_words', nullable: true }) recipientWords!: string | null;
  @Column('date', { name: 'review_by', nullable: true }) reviewBy!: string | null;
  @Column('timestamptz', { name: 'deferred_until', nullable: true }) deferredUntil!: Date | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('text', { name: 'ended_why', nullable: true }) endedWhy!: EndedWhy | null;
  @Column('timestamptz', { name: 'endorse_due_at', nullable: true }) endorseDueAt!: Date | null;
  @Column('timestamptz', { name: 'endorsed_at', nullable: true }) endorsedAt!: Date | null;
  @Column('uuid', { name: 'endorsed_by', nullable: true }) endorsedBy!: string | null;
  @Column('text', { nullable: true }) endorsement!: 'ENDORSED' | 'SENT_BACK' | null;
  @Column('text', { name: 'endorsement_words', nullable: true }) endorsementWords!: string | null;
}
