import { workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

/** Somebody on an agenda, and the agencies that are invited for them. */
@Entity({ name: 'conference_item', schema: 'concordat' })
export class ConferenceItemEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'conference_id' }) conferenceId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'agency_ids', array: true }) agencyIds!: string[];
  @Column('text') why!: string;
  @Column('uuid', { name: 'listed_by' }) listedBy!: string;
  @Column('timestamptz', { name: 'listed_at' }) listedAt!: Date;
  @Column('int', { name: 'place_in_list' }) placeInList!: number;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
  @Column('timestamptz', { name: 'off_at', nullable: true }) offAt!: Date | null;
  @Column('uuid', { name: 'off_by', nullable: true }) offBy!: string | null;
  @Column('text', { name: 'off_words', nullable: true }) offWords!: string | null;
  @VirtualColumn('boolean', { query: (row) => `select (select concordat.current_agency()) = any (${row}.agency_ids)` })
  readonly takesPart!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
}
