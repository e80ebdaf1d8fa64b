import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CircumstanceKind } from '../domain/circumstance.js';
import type { ThirdPartyClass } from '../domain/third-party.js';

/** Something that happened to the person, or to a recipient's role, which reopens decisions not to share. */
@Entity({ schema: 'concordat', name: 'person_event' })
export class PersonEventEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: CircumstanceKind;
  @Column('timestamptz', { name: 'happened_at' }) happenedAt!: Date;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'concordat.now()' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by_agency_id' }) recordedByAgencyId!: string;
  @Column('uuid', { name: 'recipient_agency_id', nullable: true }) recipientAgencyId!: string | null;
}

@Entity({ schema: 'concordat', name: 'third_party' })
export class ThirdPartyEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') reference!: string;
  @Column('text', { name: 'class' }) class!: ThirdPartyClass;
}
