import { createHash } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { Invalid, type Refusal } from '@lib/kernel';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { COPY_SYSTEMS, type CopyPart, copyParts, type CopySystem, linksCopied } from '../domain/plan-copy.js';
import { PlanCopies } from '../store/plan-copies.js';
import { PlanActs } from './plan-acts.js';
import { PlanCopySource } from './plan-copy-source.js';
import { PlanRecord } from './plan-record.js';

export interface CopyPlanAsked {
  readonly key: string;
  readonly planId: string;
  readonly system: string;
}
export interface PlanCopied {
  readonly copyId: string;
  readonly planId: string;
  readonly parts: readonly CopyPart[];
}

/** Ready text for another system. Handing it out is an onward use, and on the record before anybody has it. */
@Injectable()
export class CopyManagementPlan {
  constructor(
    private readonly acts: PlanActs,
    private readonly authorise: Authorise,
    private readonly source: PlanCopySource,
    private readonly copies: PlanCopies,
    private readonly record: PlanRecord,
  ) {}

  execute(actor: Actor, input: CopyPlanAsked): Promise<PlanCopied | Refusal> {
    const system = COPY_SYSTEMS.find((one) => one === input.system);
    if (!system) throw new Invalid({ system: 'Choose CONNECT or nDelius' });
    const of = { operation: 'copyManagementPlan', subjectId: input.planId };
    return this.acts.once(actor, input, of, (tx) => this.copy(tx, actor, input.planId, system));
  }

  private async copy(tx: Tx, actor: Actor, planId: string, system: CopySystem): Promise<PlanCopied> {
    const plan = await this.source.plan(tx, planId);
    await this.authorise.check(actor, 'record', 'ManagementPlan', plan, { asked: planId });
    if (!plan) throw new Error('checked, yet not there');
    const from = await this.source.from(tx, plan);
    const parts = copyParts(system, from);
    const textHash = createHash('sha256')
      .update(parts.map(({ text }) => text).join('\n\n'))
      .digest();
    const at = await databaseNow(tx);
    const linkIds = linksCopied(from);
    const copyId = await this.copies.add(tx, { planId, system, linkIds, textHash, by: actor.staffId, at });
    const rationale = { system, textHash: textHash.toString('hex'), items: linkIds.length };
    await this.record.entry(tx, actor, plan, { kind: 'export.made', at, rationale });
    await this.record.tell(tx, actor, plan, { kind: 'COPIED_OUT', at, reasonCode: system }, 'copyManagementPlan');
    return { copyId, planId, parts };
  }
}
