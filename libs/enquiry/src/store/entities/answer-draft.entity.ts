import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Shared by all to whom the enquiry is addressed; the version keeps them from writing over each other. */
@Entity({ name: 'answer_draft', schema: 'concordat' })
export class AnswerDraftEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'enquiry_id' }) enquiryId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  /** `*` for the provenance that is set once. */
  @Column('text', { name: 'question_code' }) questionCode!: string;
  @Column('jsonb') content!: unknown;
  @Column('int') version!: number;
  @Column('uuid', { name: 'saved_by' }) savedBy!: string;
  @Column('timestamptz', { name: 'saved_at' }) savedAt!: Date;
}
