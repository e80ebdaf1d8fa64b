import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

export interface OpenWork {
  readonly id: string;
  readonly agencyId: string;
  readonly dedupeKey: string;
  readonly noteIds: readonly string[];
}

/** The work that the worker itself raised, so that it can close what has been answered. */
@Injectable()
export class GapWorkStore {
  open(tx: Tx, kind: string, personId: string): Promise<OpenWork[]> {
    return tx.query(
      `select w.id, w.agency_id as "agencyId", w.dedupe_key as "dedupeKey", w.note_ids as "noteIds"
         from concordat.work_item w where w.kind = $1 and w.person_id = $2 and w.closed_at is null order by w.id`,
      [kind, personId],
    );
  }

  async close(tx: Tx, ids: readonly string[], words: string): Promise<void> {
    if (ids.length === 0) return;
    await tx.query('update concordat.work_item set closed_at = concordat.now(), closed_words = $2 where id = any($1::uuid[]) and closed_at is null', [
      [...ids],
      words,
    ]);
  }
}
