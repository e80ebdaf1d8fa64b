import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeskAnswerCode } from '../domain/desk-question.js';

/** What was asked of a duty desk, as it was typed. */
@Entity({ schema: 'concordat', name: 'desk_question' })
export class DeskQuestionEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'asked_by_agency_id' }) askedByAgencyId!: string;
  @Column('uuid', { name: 'asked_by_staff_id' }) askedByStaffId!: string;
  @Column('timestamptz', { name: 'asked_at', default: () => 'concordat.now()' }) askedAt!: Date;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) identifier!: string | null;
  @Column('date', { name: 'date_of_birth', nullable: true }) bornOn!: string | null;
  @Column('text') words!: string;
  @Column('text', { name: 'call_back' }) callBack!: string;
}

/** What the desk says it does: the desk's alone. */
@Entity({ schema: 'concordat', name: 'desk_answer' })
export class DeskAnswerEntity {
  @PrimaryColumn('uuid', { name: 'question_id' }) questionId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') answer!: DeskAnswerCode;
  @Column('uuid', { name: 'answered_by' }) answeredBy!: string;
  @Column('timestamptz', { name: 'answered_at', default: () => 'concordat.now()' }) answeredAt!: Date;
}
