import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { insertTogether, rowsOf, type TableRows } from './insert-together.js';
import { TrailEntryEntity } from './entities/trail-entry.entity.js';

export type NewTrail = Pick<TrailEntryEntity, 'agencyId' | 'at' | 'personId' | 'kind' | 'staffId' | 'fromAgencyId'> &
  Partial<Omit<TrailEntryEntity, 'id'>>;

const EMPTY = {
  outcome: null, unitId: null, toAgencyId: null, toUnitId: null, toStaffId: null, setId: null, shareId: null, decisionId: null, noteId: null,
  category: null, level: null, enquiryId: null, runId: null, riskDecisionId: null, thirdPartyDisclosureId: null, managementPlanId: null, actionId: null, happenedAt: null, reasonCode: null, words: null,
}; // prettier-ignore

/** The trail is written by the act, one row for each agency entitled to it; nothing later can show more than was written here. */
@Injectable()
export class TrailStore {
  async write(tx: Tx, rows: readonly NewTrail[]): Promise<void> {
    await insertTogether(tx, trailRows(rows));
  }
}

/** All rows name every column but the id, which the table makes. */
export function trailRows(rows: readonly NewTrail[]): TableRows {
  return rowsOf(TrailEntryEntity, rows.map((row) => ({ ...EMPTY, ...row }))); // prettier-ignore
}
