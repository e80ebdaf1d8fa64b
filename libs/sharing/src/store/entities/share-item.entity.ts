import type { ConcernLevel } from '@lib/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnswerSent } from '../../domain/item-brought.js';
import type { ItemKind } from '../../domain/item-kind.js';

/** The frozen copy of what went, with its hash. Later versions and withdrawals are marked on it; its words never change. */
@Entity({ name: 'share_item', schema: 'concordat' })
export class ShareItemEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'share_id' }) shareId!: string;
  @Column('int') ordinal!: number;
  @Column('uuid', { name: 'decision_id' }) decisionId!: string;
  @Column('text', { name: 'item_kind', default: 'NOTE' }) itemKind!: ItemKind;
  @Column('uuid', { name: 'note_id', nullable: true }) noteId!: string | null;
  @Column('int', { name: 'note_version', nullable: true }) noteVersion!: number | null;
  @Column('uuid', { name: 'answer_id', nullable: true }) answerId!: string | null;
  @Column('uuid', { name: 'enquiry_id', nullable: true }) enquiryId!: string | null;
  @Column('text', { name: 'question_code', nullable: true }) questionCode!: string | null;
  @Column('jsonb', { nullable: true }) answer!: AnswerSent | null;
  @Column('uuid', { name: 'sender_agency_id' }) senderAgencyId!: string;
  @Column('uuid', { name: 'recipient_agency_id' }) recipientAgencyId!: string;
  @Column('uuid', { name: 'originator_agency_id' }) originatorAgencyId!: string;
  @Column('boolean', { name: 'in_part' }) inPart!: boolean;
  @Column('text') category!: string;
  @Column('text') level!: ConcernLevel;
  @Column('text') nature!: string;
  @Column('text') body!: string;
  @Column('bytea', { name: 'body_hash' }) bodyHash!: Buffer;
  @Column('date', { name: 'happened_on' }) happenedOn!: string;
  @Column('text') basis!: string;
  @Column('int', { name: 'source_grade', nullable: true }) sourceGrade!: number | null;
  @Column('text', { name: 'intelligence_grade', nullable: true }) intelligenceGrade!: string | null;
  @Column('text', { name: 'handling_code' }) handlingCode!: string;
  @Column('text', { name: 'handling_conditions', nullable: true }) handlingConditions!: string | null;
  @Column('text') marking!: string;
  @Column('text') disclosable!: string;
  @Column('jsonb', { name: 'third_parties' }) thirdParties!: readonly string[];
  @Column('timestamptz', { name: 'superseded_at', nullable: true }) supersededAt!: Date | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt!: Date | null;
}
