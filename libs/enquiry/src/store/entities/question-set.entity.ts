import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuestionSet } from '../../domain/question-set.js';

export type QuestionSetState = 'DRAFT' | 'PROPOSED' | 'PUBLISHED' | 'REPLACED' | 'DECLINED' | 'RETIRED' | 'TAKEN_BACK';

/** An agency's own version of a set. Only a draft is edited; what was in use stays as it was. */
@Entity({ name: 'question_set', schema: 'concordat' })
export class QuestionSetEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text') code!: string;
  @Column('int') version!: number;
  @Column('text') title!: string;
  @Column('jsonb') definition!: QuestionSet;
  @Column('bytea', { name: 'definition_hash' }) definitionHash!: Buffer;
  @Column('text', { nullable: true }) why!: string | null;
  @Column('text') state!: QuestionSetState;
  @Column('int', { name: 'row_version' }) rowVersion!: number;
  @Column('uuid', { name: 'drafted_by' }) draftedBy!: string;
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt!: Date;
  @Column('uuid', { name: 'proposed_by', nullable: true }) proposedBy!: string | null;
  @Column('timestamptz', { name: 'proposed_at', nullable: true }) proposedAt!: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('text', { name: 'decided_words', nullable: true }) decidedWords!: string | null;
  @Column('timestamptz', { name: 'replaced_at', nullable: true }) replacedAt!: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
  @Column('text', { name: 'ended_words', nullable: true }) endedWords!: string | null;
}
