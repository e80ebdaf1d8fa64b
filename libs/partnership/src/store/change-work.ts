import { heldNowSql } from '@lib/access';
import type { Role } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

export interface WorkOfChange {
  readonly agencyId: string;
  readonly staffId?: string;
  readonly role?: Role;
  readonly kind: 'CHANGE_TO_APPROVE' | 'CHANGE_TO_REVIEW' | 'AGREEMENT_CHANGED';
  readonly summary: string;
  readonly dueAt?: Date | null;
  readonly dedupeKey: string;
}
const HOLDERS = `
select distinct p.agency_id as "agencyId", p.staff_id as "staffId" from concordat.post p
 where p.agency_id = any($1::uuid[]) and p.role = any($2::text[]) and ${heldNowSql('p')}
   and not p.staff_id = any($3::uuid[]) order by 1, 2`;

/** Work about a change, also for the other agencies it concerns. */
@Injectable()
export class ChangeWork {
  /** Who holds one of these roles there now, but for those named. */
  holders(
    tx: Tx,
    agencyIds: readonly string[],
    roles: readonly Role[],
    but: readonly string[],
  ): Promise<{ agencyId: string; staffId: string }[]> {
    return tx.query(HOLDERS, [[...agencyIds], [...roles], [...but]]);
  }

  async raise(tx: Tx, changeId: string, work: readonly WorkOfChange[]): Promise<void> {
    if (work.length > 0) await tx.query('select concordat.raise_for_change($1, $2::jsonb)', [changeId, JSON.stringify(work)]);
  }

  /** Of one agency, or of all that were asked. */
  async close(tx: Tx, changeId: string, agencyId: string | null, words: string): Promise<void> {
    await tx.query('select concordat.close_for_change($1, $2, $3)', [changeId, agencyId, words]);
  }
}
