import { openSql, workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { Contingency, Objective, Requirement } from '../../domain/plan.js';

/** One version of an agency's plan about a person. One that is changed is another, which supersedes it. */
@Entity({ name: 'management_plan', schema: 'concordat' })
export class ManagementPlanEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  @Column('int') number!: number;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') aim!: string;
  @Column('jsonb') objectives!: readonly Objective[];
  @Column('jsonb') contingencies!: readonly Contingency[];
  @Column('jsonb') requirements!: readonly Requirement[];
  @Column('text', { name: 'key_information', nullable: true }) keyInformation!: string | null;
  @Column('text', { name: 'further_considerations', nullable: true }) furtherConsiderations!: string | null;
  @Column('text', { nullable: true }) supervision!: string | null;
  @Column('text', { name: 'monitoring_and_control', nullable: true }) monitoringAndControl!: string | null;
  @Column('text', { name: 'interventions_and_treatment', nullable: true }) interventionsAndTreatment!: string | null;
  @Column('text', { name: 'victim_safety_planning', nullable: true }) victimSafetyPlanning!: string | null;
  @Column('text', { name: 'contingency_plans', nullable: true }) contingencyPlans!: string | null;
  @Column('date', { name: 'review_on' }) reviewOn!: string;
  @Column('text', { nullable: true }) changed!: string | null;
  @Column('text', { nullable: true }) why!: string | null;
  @Column('uuid', { name: 'made_by' }) madeBy!: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
  @Column('uuid', { nullable: true }) supersedes!: string | null;
  @Column('timestamptz', { name: 'superseded_at', nullable: true }) supersededAt!: Date | null;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.person_id`)}` }) readonly open!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
}
