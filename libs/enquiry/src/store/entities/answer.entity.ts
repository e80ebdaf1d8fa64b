import type { ConcernLevel } from '@lib/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnswerRow, AnswerState } from '../../domain/answer.js';

/** Every answer as it was given, also what was withheld and what had become irrelevant. Never changed. */
@Entity({ name: 'answer', schema: 'concordat' })
export class AnswerEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'enquiry_id' }) enquiryId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text', { name: 'question_code' }) questionCode!: string;
  @Column('text', { name: 'question_text' }) questionText!: string;
  @Column('int') round!: number;
  @Column('boolean') relevant!: boolean;
  @Column('text') state!: AnswerState;
  @Column('jsonb') rows!: readonly AnswerRow[];
  @Column('text') body!: string;
  @Column('text') level!: ConcernLevel;
  @Column('text', { nullable: true }) basis!: string | null;
  @Column('date', { name: 'as_at', nullable: true }) asAt!: string | null;
  @Column('text', { nullable: true }) source!: string | null;
  @Column('text', { nullable: true }) marking!: string | null;
  @Column('text', { nullable: true }) disclosable!: string | null;
  @Column('text', { name: 'awaiting_from', nullable: true }) awaitingFrom!: string | null;
  @Column('date', { name: 'awaiting_until', nullable: true }) awaitingUntil!: string | null;
  @Column('text', { name: 'reason_code', nullable: true }) reasonCode!: string | null;
  @Column('text', { name: 'reason_words', nullable: true }) reasonWords!: string | null;
  @Column('date', { name: 'review_by', nullable: true }) reviewBy!: string | null;
  @Column('uuid', { nullable: true }) replaces!: string | null;
  @Column('uuid', { name: 'answered_by' }) answeredBy!: string;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt!: Date;
  @Column('timestamptz', { name: 'erased_at', nullable: true }) erasedAt!: Date | null;
}
