import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What opens the digests of an entry: the half that can be erased, readable by its custodian alone. */
@Entity({ name: 'ledger_disclosure', schema: 'concordat' })
export class LedgerDisclosureEntity {
  @PrimaryColumn('uuid', { name: 'entry_id' }) entryId!: string;
  @PrimaryColumn('int') ordinal!: number;
  /** Null for the log’s own entries, which are everybody’s. */
  @Column('uuid', { name: 'custodian_agency_id', nullable: true }) custodianAgencyId!: string | null;
  @Column('text') part!: 'FIELD' | 'ITEM';
  @Column('text') disclosure!: string;
}
