import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { DraftKind } from './entities/draft.entity.js';

export interface DraftToKeep {
  readonly id: string | null;
  readonly personId: string;
  readonly kind: DraftKind;
  readonly content: string;
}

/** What is typed is kept as the text it was sent as, so that nothing in it can be mistaken for structure. */
@Injectable()
export class DraftStore {
  /** A draft that is no longer there (thrown away in another window) is begun anew rather than lost. */
  async keep(tx: Tx, by: { staffId: string; agencyId: string }, draft: DraftToKeep): Promise<string> {
    const [kept]: { id: string }[] = await tx.query(
      `with kept as (update concordat.draft set content = to_jsonb($4::text), updated_at = concordat.now()
         where id = $1::uuid and staff_id = $2 and person_id = $3 returning id)
       select id from kept`,
      [draft.id, by.staffId, draft.personId, draft.content],
    );
    if (kept) return kept.id;
    const [begun]: { id: string }[] = await tx.query(
      `insert into concordat.draft (staff_id, agency_id, person_id, kind, content) values ($1, $2, $3, $4, to_jsonb($5::text)) returning id`,
      [by.staffId, by.agencyId, draft.personId, draft.kind, draft.content],
    );
    if (!begun) throw new Error('the draft was not kept');
    return begun.id;
  }

  async drop(tx: Tx, id: string, staffId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'with gone as (delete from concordat.draft where id = $1 and staff_id = $2 returning 1) select 1 from gone',
      [id, staffId],
    );
    return rows.length > 0;
  }
}
