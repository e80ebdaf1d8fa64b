import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LookOutcome } from '../domain/search-sample.js';

/** What an information governance officer found of one search. Never changed; a later look is another row. */
@Entity({ schema: 'concordat', name: 'search_look' })
export class SearchLookEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'search_id' }) searchId!: string;
  @Column('uuid', { name: 'searcher_staff_id' }) searcherStaffId!: string;
  @Column('uuid', { name: 'looked_by' }) lookedBy!: string;
  @Column('timestamptz', { name: 'looked_at', default: () => 'concordat.now()' }) lookedAt!: Date;
  @Column('text') outcome!: LookOutcome;
  @Column('text', { nullable: true }) words!: string | null;
  @Column('text', { name: 'lawful_use' }) lawfulUse!: string;
}
