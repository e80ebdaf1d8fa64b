import type { ConcernLevel } from '@lib/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome } from '../../domain/outcomes.js';

export type TrailKind =
  | 'NOTE_RECORDED' | 'NOTE_SUPERSEDED' | 'NOTE_WITHDRAWN' | 'SENT' | 'RECEIVED' | 'DECIDED_NOT_TO_SHARE' | 'FIRST_SEEN' | 'ACKNOWLEDGED'
  | 'NOT_FOR_US' | 'CORRECTED' | 'WITHDRAWN' | 'REVOKED' | 'ENDORSED' | 'SENT_BACK' | 'HELD_ELSEWHERE'
  | 'ASKED' | 'REPLIED' | 'DECLINED_TO_ANSWER' | 'ENQUIRY_CLOSED' | 'COPIED_OUT'
  | 'ERASED' | 'RESTRICTED' | 'RESTRICTION_LIFTED' | 'GAP_CLEARED' | 'GAP_SENT_BACK' | 'SAMPLED'
  | 'PROCEDURE_BEGUN' | 'PROCEDURE_OPENED' | 'PROCEDURE_RECORDED' | 'PROCEDURE_OVER'
  | 'RISK_DECIDED' | 'RISK_DECISION_LOOKED_AT' | 'DISCLOSURE_PROPOSED' | 'DISCLOSURE_DECIDED' | 'DISCLOSURE_TOLD'
  | 'PLAN_MADE' | 'PLAN_CHANGED' | 'PLAN_CONFIRMED' | 'CONFERENCE_LISTED' | 'CONFERENCE_MINUTED' | 'CONFERENCE_TAKEN_OFF'
  | 'ACTION_SET' | 'ACTION_RECORDED' | 'ACTION_OVER'; // prettier-ignore

/** One event as one agency is entitled to read it. `agencyId` is the reader; the other agency's row, if it has one, is a row of its own. */
@Entity({ name: 'trail_entry', schema: 'concordat' })
export class TrailEntryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: TrailKind;
  @Column('text', { nullable: true }) outcome!: Outcome | null;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('uuid', { name: 'staff_id' }) staffId!: string;
  @Column('uuid', { name: 'from_agency_id' }) fromAgencyId!: string;
  @Column('uuid', { name: 'to_agency_id', nullable: true }) toAgencyId!: string | null;
  @Column('uuid', { name: 'to_unit_id', nullable: true }) toUnitId!: string | null;
  @Column('uuid', { name: 'to_staff_id', nullable: true }) toStaffId!: string | null;
  @Column('uuid', { name: 'set_id', nullable: true }) setId!: string | null;
  @Column('uuid', { name: 'share_id', nullable: true }) shareId!: string | null;
  @Column('uuid', { name: 'decision_id', nullable: true }) decisionId!: string | null;
  @Column('uuid', { name: 'note_id', nullable: true }) noteId!: string | null;
  @Column('uuid', { name: 'enquiry_id', nullable: true }) enquiryId!: string | null;
  @Column('uuid', { name: 'run_id', nullable: true }) runId!: string | null;
  @Column('uuid', { name: 'risk_decision_id', nullable: true }) riskDecisionId!: string | null;
  @Column('uuid', { name: 'third_party_disclosure_id', nullable: true }) thirdPartyDisclosureId!: string | null;
  @Column('uuid', { name: 'management_plan_id', nullable: true }) managementPlanId!: string | null;
  @Column('uuid', { name: 'action_id', nullable: true }) actionId!: string | null;
  @Column('text', { nullable: true }) category!: string | null;
  @Column('text', { nullable: true }) level!: ConcernLevel | null;
  @Column('timestamptz', { name: 'happened_at', nullable: true }) happenedAt!: Date | null;
  @Column('text', { name: 'reason_code', nullable: true }) reasonCode!: string | null;
  @Column('text', { nullable: true }) words!: string | null;
}
