import { Directory } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { CopyFrom } from '../domain/plan-copy.js';
import type { ManagementPlanEntity } from '../store/entities/management-plan.entity.js';
import { ManagementPlansStore } from '../store/management-plans.store.js';
import { PlanCopies } from '../store/plan-copies.js';

/** What there is to copy of a version, as whoever copies may read it. */
@Injectable()
export class PlanCopySource {
  constructor(
    private readonly store: ManagementPlansStore,
    private readonly copies: PlanCopies,
    private readonly directory: Directory,
  ) {}

  plan(tx: Tx, planId: string): Promise<ManagementPlanEntity | null> {
    return this.store.find(tx, planId);
  }

  async from(tx: Tx, plan: ManagementPlanEntity): Promise<CopyFrom> {
    const [agency] = await this.directory.agencies(tx, [plan.agencyId]);
    const [maker] = await this.directory.staff(tx, [plan.madeBy]);
    return {
      reference: plan.reference,
      number: plan.number,
      agency: agency?.name ?? '',
      madeBy: maker?.name ?? '',
      madeAt: plan.madeAt,
      plan,
      namesOthers: await this.copies.namesOthers(tx, plan.id),
      links: await this.copies.links(tx, plan.id),
      shared: await this.copies.shared(tx, plan.personId),
    };
  }
}
