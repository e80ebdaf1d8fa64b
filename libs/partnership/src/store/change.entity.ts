import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChangeFamily, ChangeKind } from '../domain/change-kinds.js';
import type { ImpactLine } from '../domain/change-impact.js';

/** A decision to change an agreement, a post or an account. Never changed but for when it was applied and how it ended. */
@Entity({ schema: 'concordat', name: 'change' })
export class ChangeEntity {
  @PrimaryColumn('uuid', { default: () => 'concordat.uuid7()' }) id!: string;
  @Column('text') kind!: ChangeKind;
  @Column('text') family!: ChangeFamily;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'agency_ids', array: true }) agencyIds!: string[];
  @Column('uuid', { name: 'answer_by', array: true }) answerBy!: string[];
  @Column('uuid', { name: 'agreement_id', nullable: true }) agreementId!: string | null;
  @Column('uuid', { name: 'party_agency_id', nullable: true }) partyAgencyId!: string | null;
  @Column('uuid', { name: 'staff_id', nullable: true }) staffId!: string | null;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('uuid', { name: 'post_id', nullable: true }) postId!: string | null;
  @Column('text', { nullable: true }) role!: string | null;
  @Column('jsonb') before!: object;
  @Column('jsonb') after!: object;
  @Column('text') reason!: string;
  @Column('boolean', { name: 'at_once' }) atOnce!: boolean;
  @Column('uuid', { name: 'proposed_by' }) proposedBy!: string;
  @Column('timestamptz', { name: 'proposed_at', default: () => 'concordat.now()' }) proposedAt!: Date;
  @Column('timestamptz', { name: 'answer_due_at', nullable: true }) answerDueAt!: Date | null;
  @Column('timestamptz', { name: 'applied_at', nullable: true }) appliedAt!: Date | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
}

@Entity({ schema: 'concordat', name: 'change_answer' })
export class ChangeAnswerEntity {
  @PrimaryColumn('uuid', { name: 'change_id' }) changeId!: string;
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'staff_id' }) staffId!: string;
  @Column('text') answer!: 'AGREED' | 'DECLINED';
  @Column('text', { nullable: true }) words!: string | null;
  @Column('timestamptz', { name: 'answered_at', default: () => 'concordat.now()' }) answeredAt!: Date;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
}

/** What one agency was shown; its own numbers only. */
@Entity({ schema: 'concordat', name: 'change_impact' })
export class ChangeImpactEntity {
  @PrimaryColumn('uuid', { name: 'change_id' }) changeId!: string;
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId!: string;
  @PrimaryColumn('text') stage!: 'PROPOSED' | 'ANSWERED';
  @Column('uuid', { name: 'staff_id' }) staffId!: string;
  @Column('timestamptz', { name: 'counted_at', default: () => 'concordat.now()' }) countedAt!: Date;
  @Column('jsonb') lines!: readonly ImpactLine[];
}
