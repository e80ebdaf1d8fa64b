import { openSql, ownPostSql, workableSql } from '@lib/access';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { ProcedureDefinition } from '../../domain/definition.js';
import type { RunState } from '../../domain/run-state.js';

/** A process map that was begun about a person of concern or on a protection record, with the map as it was then. How it stands follows from its events. */
@Entity({ name: 'procedure_run', schema: 'concordat' })
export class ProcedureRunEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') reference!: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('uuid', { name: 'protection_id', nullable: true }) protectionId!: string | null;
  @Column('text') code!: string;
  @Column('int') version!: number;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) variant!: string | null;
  @Column('jsonb') definition!: ProcedureDefinition;
  @Column('bytea', { name: 'definition_hash' }) definitionHash!: Buffer;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'begun_by' }) begunBy!: string;
  @Column('timestamptz', { name: 'begun_at' }) begunAt!: Date;
  @Column('uuid', { name: 'agency_ids', array: true }) agencyIds!: readonly string[];
  @Column('text') phase!: RunState['phase'];
  @Column('text', { name: 'end_code', nullable: true }) endCode!: string | null;
  @Column('timestamptz', { name: 'over_at', nullable: true }) overAt!: Date | null;
  @Column('int') events!: number;
  @Column('uuid', { name: 'ledger_entry_id' }) ledgerEntryId!: string;
  @VirtualColumn('boolean', { query: (row) => `select (select concordat.current_agency()) = any (${row}.agency_ids)` })
  readonly takesPart!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${row}.protection_id is not null and ${ownPostSql(`${row}.unit_id`)}` })
  readonly ownDesk!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${openSql(`${row}.person_id`)}` }) readonly open!: boolean;
  @VirtualColumn('boolean', { query: (row) => `select ${workableSql(`${row}.person_id`)}` }) readonly workable!: boolean;
}
