import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Attendance } from '../../domain/conference.js';
import type { MinuteKind } from '../../domain/minutes.js';

/** One entry of the minutes about somebody. */
@Entity({ name: 'conference_entry', schema: 'concordat' })
export class ConferenceEntryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'item_id' }) itemId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'staff_id' }) staffId!: string;
  @Column('text') kind!: MinuteKind;
  @Column('text', { nullable: true }) value!: string | null;
  @Column('text') words!: string;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
}

/** An agency that was asked to come, and what is known of whether it did. */
@Entity({ name: 'conference_invitation', schema: 'concordat' })
export class ConferenceInvitationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'conference_id' }) conferenceId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text', { nullable: true }) attendance!: Attendance | null;
  @Column('text', { nullable: true }) who!: string | null;
  @Column('uuid', { name: 'said_by', nullable: true }) saidBy!: string | null;
  @Column('timestamptz', { name: 'said_at', nullable: true }) saidAt!: Date | null;
}
