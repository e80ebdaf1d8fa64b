import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why words were taken out: a code for each cut, the sender's own knowledge. */
@Entity({ name: 'share_cut', schema: 'concordat' })
export class ShareCutEntity {
  @PrimaryColumn('uuid', { name: 'decision_id' }) decisionId!: string;
  @PrimaryColumn('int') ordinal!: number;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text') code!: string;
  @Column('text', { nullable: true }) words!: string | null;
}
