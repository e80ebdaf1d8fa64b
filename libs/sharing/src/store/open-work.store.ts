import type { Tx } from '@lib/platform';
import type { WorkKind } from '@lib/partnership';
import { Injectable } from '@nestjs/common';

export interface OpenWork {
  readonly id: string;
  readonly kind: WorkKind;
  readonly agencyId: string;
  readonly recipientAgencyId: string | null;
  readonly dedupeKey: string;
  readonly noteIds: readonly string[];
}

/** Open work about one person: as far as the person acting may see it, or all of it under the worker's role. */
@Injectable()
export class OpenWorkStore {
  about(tx: Tx, personId: string, kinds: readonly WorkKind[]): Promise<OpenWork[]> {
    return tx.query(
      `select w.id, w.kind, w.agency_id as "agencyId", w.recipient_agency_id as "recipientAgencyId", w.dedupe_key as "dedupeKey", w.note_ids as "noteIds"
         from concordat.work_item w where w.person_id = $1 and w.kind = any($2::text[]) and w.closed_at is null order by w.id`,
      [personId, [...kinds]],
    );
  }

  /** The worker's own: nobody closed it, it was answered. */
  async close(tx: Tx, items: readonly OpenWork[], words: string): Promise<void> {
    if (items.length === 0) return;
    await tx.query(
      'update concordat.work_item set closed_at = concordat.now(), closed_words = $2 where id = any($1::uuid[]) and closed_at is null',
      [items.map((item) => item.id), words],
    );
  }
}
