import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { HeldElsewhereEntity } from './entities/held-elsewhere.entity.js';
import { insertTogether, rowsOf } from './insert-together.js';
import { trailRows } from './trail.store.js';

@Injectable()
export class HeldElsewhereStore {
  /** The trail says that the desk considered something, to the desk and those above it: no category, no level, no reference. */
  add(tx: Tx, row: HeldElsewhereEntity): Promise<void> {
    const { agencyId, personId, unitId, recordedBy, recordedAt } = row;
    const trail = {
      agencyId,
      at: recordedAt,
      personId,
      kind: 'HELD_ELSEWHERE' as const,
      unitId,
      staffId: recordedBy,
      fromAgencyId: agencyId,
    };
    return insertTogether(tx, rowsOf(HeldElsewhereEntity, [row]), trailRows([trail]));
  }
}
