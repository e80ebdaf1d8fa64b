import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The bytes that will be hashed into the log, exactly as they were built. The API may insert `id` and `entry` and nothing else, ever. */
@Entity({ name: 'ledger_entry', schema: 'concordat' })
export class LedgerEntryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('bytea') entry!: Buffer;
  @Column({ type: 'bytea', name: 'leaf_hash', insert: false, update: false }) leafHash!: Buffer;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
