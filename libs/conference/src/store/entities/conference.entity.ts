import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { Ending } from '../../domain/conference.js';

/** A meeting about people of concern, with the agencies that are invited to it. */
@Entity({ name: 'conference', schema: 'concordat' })
export class ConferenceEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'called_by' }) calledBy!: string;
  @Column('timestamptz', { name: 'called_at' }) calledAt!: Date;
  @Column('text') title!: string;
  @Column('text') place!: string;
  @Column('timestamptz', { name: 'meets_at' }) meetsAt!: Date;
  @Column('uuid', { name: 'agency_ids', array: true }) agencyIds!: string[];
  @Column('timestamptz', { name: 'over_at', nullable: true }) overAt!: Date | null;
  @Column('text', { name: 'over_as', nullable: true }) overAs!: Ending | null;
  @Column('uuid', { name: 'over_by', nullable: true }) overBy!: string | null;
  @Column('text', { name: 'over_words', nullable: true }) overWords!: string | null;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
  @VirtualColumn('boolean', { query: (row) => `select (select concordat.current_agency()) = any (${row}.agency_ids)` })
  readonly takesPart!: boolean;
}
