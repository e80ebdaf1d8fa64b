import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SharingPlan } from '../domain/sharing-plan.js';
import { DecisionEntity } from './entities/decision.entity.js';
import { DecisionSetEntity } from './entities/decision-set.entity.js';
import { SetRecipientEntity } from './entities/set-recipient.entity.js';
import { ShareCutEntity } from './entities/share-cut.entity.js';
import { ShareEntity } from './entities/share.entity.js';
import { ShareItemEntity } from './entities/share-item.entity.js';
import { insertTogether, rowsOf } from './insert-together.js';
import { OwnCaseStore } from './own-case.store.js';
import type { PlanRows } from './plan-rows.js';
import { planTrail } from './plan-trail.js';
import { trailRows } from './trail.store.js';

/** Ids of the entries of the sitting: the decision, and each release in the order of the shares. */
export interface EntriesOfPlan {
  readonly decided: string;
  readonly released: readonly string[];
}

@Injectable()
export class SharingStore {
  constructor(private readonly own: OwnCaseStore) {}

  /** The whole sitting in one statement, after the record it belongs to; earlier decisions that it replaces end first. */
  async save(tx: Tx, plan: SharingPlan, rows: PlanRows, entries: EntriesOfPlan): Promise<void> {
    const replaced = plan.decisions.flatMap((decision) => decision.replaces);
    await this.own.end(tx, replaced, 'REDECIDED', plan.set.decidedAt);
    await insertTogether(
      tx,
      rowsOf(DecisionSetEntity, [{ ...rows.set, ledgerEntryId: entries.decided }]),
      rowsOf(SetRecipientEntity, rows.recipients),
      rowsOf(DecisionEntity, rows.decisions),
      rowsOf(ShareCutEntity, rows.cuts),
      rowsOf(
        ShareEntity,
        rows.shares.map((share, i) => ({ ...share, ledgerEntryId: entries.released[i] })),
      ),
      rowsOf(ShareItemEntity, rows.items),
      trailRows(planTrail(plan, rows)),
    );
  }

  /** Once this is committed the worker asks the same rule of those who did not share. One job a person, however many acts there were. */
  async askTheGroup(tx: Tx, personId: string): Promise<void> {
    await tx.query(`select concordat.enqueue('raise-gaps', $1::jsonb, $2)`, [JSON.stringify({ personId }), `raise-gaps:${personId}`]);
  }

  /** A half-typed page that has become a record is not kept beside it. */
  async dropDraft(tx: Tx, id: string, staffId: string): Promise<void> {
    await tx.query('delete from concordat.draft where id = $1 and staff_id = $2', [id, staffId]);
  }
}
