import type { Actor } from '@lib/access';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { CopySystem } from '../domain/copy-text.js';

export interface CopyMade {
  readonly enquiryId: string;
  readonly personId: string;
  readonly unitId: string;
  readonly system: CopySystem;
  readonly itemIds: readonly string[];
  readonly textHash: Buffer;
}
export interface CopyToMend {
  readonly id: string;
  readonly agencyId: string;
  readonly staffId: string;
  readonly personId: string;
  readonly enquiryId: string;
  readonly reference: string;
  readonly system: CopySystem;
  /** When what it repeats was last changed. */
  readonly changedAt: Date;
}

/** What was corrected, withdrawn or taken back after it was copied. Only the worker's role reads across agencies. */
const TO_MEND = `
select c.id, c.agency_id as "agencyId", c.copied_by as "staffId", c.person_id as "personId", c.enquiry_id as "enquiryId", e.reference, c.system,
       max(greatest(i.superseded_at, i.withdrawn_at, s.revoked_at)) as "changedAt"
  from concordat.answer_copy c join concordat.enquiry e on e.id = c.enquiry_id
  join concordat.share_item i on i.id = any(c.share_item_ids) join concordat.share s on s.id = i.share_id
 where coalesce(i.superseded_at, i.withdrawn_at, s.revoked_at) is not null and greatest(i.superseded_at, i.withdrawn_at, s.revoked_at) > c.copied_at
 group by c.id, e.reference`;

@Injectable()
export class AnswerCopies {
  async add(tx: Tx, actor: Actor, made: CopyMade): Promise<{ readonly id: string; readonly at: Date }> {
    const at = await databaseNow(tx);
    const [row]: { id: string }[] = await tx.query(
      `insert into concordat.answer_copy (agency_id, unit_id, person_id, enquiry_id, system, share_item_ids, text_hash, copied_by, copied_at)
       values ($1, $2, $3, $4, $5, $6::uuid[], $7, $8, $9) returning id`,
      [actor.agencyId, made.unitId, made.personId, made.enquiryId, made.system, made.itemIds, made.textHash, actor.staffId, at],
    );
    if (!row) throw new Error('a copy was recorded and has no id');
    return { id: row.id, at };
  }

  toMend(tx: Tx): Promise<CopyToMend[]> {
    return tx.query(TO_MEND);
  }
}
