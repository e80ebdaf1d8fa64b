import { AccessLog, type Actor } from '@lib/access';
import { Ledger, type StrictJson } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { ManagementPlanEntity } from '../store/entities/management-plan.entity.js';
import { planReviewKey } from './plan-review-key.js';

type Plan = Pick<ManagementPlanEntity, 'id' | 'personId' | 'agencyId' | 'unitId' | 'reference' | 'number'>;
interface Told {
  readonly kind: 'PLAN_MADE' | 'PLAN_CHANGED' | 'PLAN_CONFIRMED' | 'COPIED_OUT';
  readonly at: Date;
  readonly words?: string | null;
  readonly reasonCode?: string;
}

/** A plan on every record at once: the permanent one, the agency's trail, the access log, and the work of looking at it again. */
@Injectable()
export class PlanRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
    private readonly work: WorkItems,
  ) {}

  /** Before the row stands; answers the entry's id. */
  async entry(
    tx: Tx,
    actor: Actor,
    plan: Pick<Plan, 'personId' | 'reference' | 'number'>,
    {
      kind,
      at,
      rationale,
    }: {
      readonly kind: 'plan.made' | 'plan.changed' | 'plan.confirmed' | 'export.made';
      readonly at: Date;
      readonly rationale: Readonly<Record<string, StrictJson>>;
    },
  ): Promise<string> {
    const { personId, reference, number } = plan;
    const said = { kind, personId, occurredAt: at, rationale: { reference, version: number, ...rationale } } as const;
    return (await this.ledger.append(tx, actor, said)).entryId;
  }

  async tell(tx: Tx, actor: Actor, { id, personId, agencyId, unitId }: Plan, told: Told, operation: string): Promise<void> {
    const who = { agencyId, personId, unitId, staffId: actor.staffId, fromAgencyId: agencyId, managementPlanId: id };
    await this.trail.write(tx, [{ ...who, ...told }]);
    const act = told.kind === 'COPIED_OUT' ? 'CONSULTATION' : 'ALTERATION';
    await this.log.write(tx, actor, { act, operation, subjectType: 'ManagementPlan', subjectId: id, personId });
  }

  /** What was due of the version is answered. */
  async lookedAgain(tx: Tx, planId: string, words: string): Promise<void> {
    await this.work.close(tx, planReviewKey(planId), words);
  }

  /** Whoever copied a version that no longer stands is told where that copy is. */
  async mend(tx: Tx, before: Plan, number: number): Promise<void> {
    const copies: { id: string; system: 'CONNECT' | 'NDELIUS'; staffId: string }[] = await tx.query(
      'select c.id, c.system, c.copied_by as "staffId" from concordat.management_plan_copy c where c.plan_id = $1',
      [before.id],
    );
    for (const { id, system, staffId } of copies)
      await this.work.raise(tx, {
        agencyId: before.agencyId,
        staffId,
        personId: before.personId,
        subjectId: before.id,
        kind: 'PLAN_COPY_TO_MEND',
        summary: `You copied management plan ${before.reference}, version ${before.number}, to ${system === 'CONNECT' ? 'CONNECT' : 'nDelius'}. Version ${number} has taken its place: mend the copy.`,
        dedupeKey: `plan-mend:${id}`,
      });
  }

  async refused(tx: Tx, actor: Actor, operation: string, code: string, of: { readonly subjectId?: string; readonly personId?: string }) {
    await this.log.write(tx, actor, { act: 'REFUSED', operation, code, subjectType: 'ManagementPlan', ...of });
  }
}
