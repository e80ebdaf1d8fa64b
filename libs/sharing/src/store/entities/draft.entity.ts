import { Column, Entity, PrimaryColumn } from 'typeorm';

export const DRAFT_KINDS = ['NOTE', 'SHARE', 'URGENT', 'CORRECTION', 'ENQUIRY'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** What somebody has half typed: theirs alone, and checked again from the start when it is sent. */
@Entity({ name: 'draft', schema: 'concordat' })
export class DraftEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'staff_id' }) staffId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: DraftKind;
  @Column('jsonb') content!: unknown;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
