import { heldNowSql } from '@lib/access';
import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ReviewScopeSound } from '../domain/review-scope.js';

export interface ReviewScopeRow {
  readonly id: string;
  readonly agencyId: string;
  readonly reviewerStaffId: string;
  readonly proposedBy: string;
  readonly approvedAt: Date | null;
  readonly endedAt: Date | null;
  readonly over: boolean;
  readonly ledgerEntryId: string;
}

@Injectable()
export class ReviewScopes {
  /** Holds the role today, in whatever agency. */
  async isReviewer(tx: Tx, staffId: string): Promise<boolean> {
    const [found]: { holds: boolean }[] = await tx.query(
      `select exists (select 1 from concordat.post p where p.staff_id = $1 and p.role = 'INDEPENDENT_REVIEWER'
         and ${heldNowSql('p')}) as holds`,
      [staffId],
    );
    return found?.holds === true;
  }

  async add(tx: Tx, actor: Actor, asked: ReviewScopeSound, entryId: string): Promise<string> {
    const [made]: { id: string }[] = await tx.query(
      `insert into concordat.review_scope (agency_id, reviewer_staff_id, ground, demand_reference, purpose, held_elsewhere, children, starts_at, ends_at, proposed_by, ledger_entry_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
      [
        actor.agencyId,
        asked.reviewerId,
        asked.ground,
        asked.demandReference,
        asked.purpose,
        asked.heldElsewhere,
        asked.children,
        asked.startsAt,
        asked.endsAt,
        actor.staffId,
        entryId,
      ],
    );
    if (!made) throw new Error('a scope was proposed and has no id');
    await tx.query('insert into concordat.review_scope_person (scope_id, person_id) select $1, unnest($2::uuid[])', [
      made.id,
      asked.personIds,
    ]);
    return made.id;
  }

  async hold(tx: Tx, id: string): Promise<ReviewScopeRow | null> {
    const [row]: ReviewScopeRow[] = await tx.query(
      `select id, agency_id as "agencyId", reviewer_staff_id as "reviewerStaffId", proposed_by as "proposedBy", approved_at as "approvedAt",
              ended_at as "endedAt", ends_at <= concordat.now() as over, ledger_entry_id as "ledgerEntryId"
         from concordat.review_scope where id = $1 and agency_id = (select concordat.current_agency()) for update`,
      [id],
    );
    return row ?? null;
  }

  async approve(tx: Tx, id: string, by: string): Promise<void> {
    await tx.query('update concordat.review_scope set approved_at = concordat.now(), approved_by = $2 where id = $1', [id, by]);
  }

  async end(tx: Tx, id: string, by: string, words: string): Promise<void> {
    await tx.query('update concordat.review_scope set ended_at = concordat.now(), ended_by = $2, ended_words = $3 where id = $1', [
      id,
      by,
      words,
    ]);
  }
}
