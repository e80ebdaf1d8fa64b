import { workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { SafetyPlan, Telling } from '../../domain/telling.js';
import type { DisclosureOutcome } from '../../domain/third-party-disclosure.js';

/** A telling of somebody outside the agencies: proposed, decided, and what came of it. Another may take its place. */
@Entity({ name: 'third_party_disclosure', schema: 'concordat' })
export class ThirdPartyDisclosureEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'run_id', nullable: true }) runId!: string | null;
  @Column('text') need!: string;
  @Column('uuid', { name: 'third_party_id', nullable: true }) thirdPartyId!: string | null;
  @Column('text', { nullable: true }) relation!: string | null;
  @Column('text', { name: 'why_them' }) whyThem!: string;
  @Column('text') harm!: string;
  @Column('boolean') sought!: boolean;
  @Column('text') representations!: string;
  @Column('uuid', { name: 'proposed_by' }) proposedBy!: string;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  @Column('uuid', { nullable: true }) supersedes!: string | null;
  @Column('timestamptz', { name: 'superseded_at', nullable: true }) supersededAt!: Date | null;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('text', { name: 'decided_as', nullable: true }) decidedAs!: string | null;
  @Column('text', { nullable: true }) outcome!: DisclosureOutcome | null;
  @Column('text', { nullable: true }) why!: string | null;
  @Column('text', { name: 'exact_words', nullable: true }) exactWords!: string | null;
  @Column('boolean', { name: 'may_leave_in_writing' }) mayLeaveInWriting!: boolean;
  @Column('text', { name: 'why_in_writing', nullable: true }) whyInWriting!: string | null;
  @Column('text', { name: 'neutral_words', nullable: true }) neutralWords!: string | null;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column('timestamptz', { name: 'recorded_at', nullable: true }) recordedAt!: Date | null;
  @Column('text', { nullable: true }) telling!: Telling | null;
  @Column('text', { name: 'safety_plan', nullable: true }) safetyPlan!: SafetyPlan | null;
  @Column('text', { name: 'safety_words', nullable: true }) safetyWords!: string | null;
  @Column('boolean', { nullable: true }) undertaking!: boolean | null;
  @Column('text', { name: 'told_by', nullable: true }) toldBy!: string | null;
  @Column('text', { nullable: true }) present!: string | null;
  @Column('text', { nullable: true }) place!: string | null;
  @Column('boolean', { name: 'in_person', nullable: true }) inPerson!: boolean | null;
  @Column('text', { name: 'why_not_in_person', nullable: true }) whyNotInPerson!: string | null;
  @Column('timestamptz', { name: 'told_at', nullable: true }) toldAt!: Date | null;
  @Column('text', { name: 'left_in_writing', nullable: true }) leftInWriting!: string | null;
  @Column('text', { name: 'telling_words', nullable: true }) tellingWords!: string | null;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
}
