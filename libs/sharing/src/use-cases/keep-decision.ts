import { AccessLog, type Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SharingPlan, SilentSource } from '../domain/sharing-plan.js';
import type { SharingFacts } from '../domain/sharing-input.js';
import { planRows } from '../store/plan-rows.js';
import { SharingStore } from '../store/sharing.store.js';
import { actsOf } from './plan-record.js';
import { SettleWork } from './settle-work.js';
import { workOf } from './sharing-work.js';

/** A silent source as it is kept in an answer. */
export interface SilentKept {
  readonly label: string;
  readonly askedAt: string | null;
}

export function silentKept({ label, askedAt }: Pick<SilentSource, 'label' | 'askedAt'>): SilentKept {
  return { label, askedAt: askedAt?.toISOString() ?? null };
}

/** The kept answer: plain JSON, the same for the first submit and for the fiftieth. */
export interface SharingDone {
  readonly setId: string;
  readonly shareIds: readonly string[];
  readonly explainDueAt: string | null;
  readonly silentSources: readonly SilentKept[];
  /** True of every agency that has a controller group, whatever is held there: the answer must not tell. */
  readonly groupAsked: boolean;
}

/**
 * Everything that a plan becomes, in this order: the permanent record, the rows with their trail, the access log, the job for the other
 * directions, the work. If any of it cannot be written, none of it is, and nothing was shared.
 */
@Injectable()
export class KeepDecision {
  constructor(
    private readonly ledger: Ledger,
    private readonly store: SharingStore,
    private readonly log: AccessLog,
    private readonly work: WorkItems,
    private readonly settle: SettleWork,
  ) {}

  async execute(
    tx: Tx,
    actor: Actor,
    plan: SharingPlan,
    of: { readonly facts: SharingFacts; readonly operation: string },
  ): Promise<SharingDone> {
    const rows = planRows(plan, this.ledger.releaseAt(plan.set.decidedAt, plan.set.mode === 'URGENT'));
    const [ledgerEntryId, ...releases] = await this.ledger.appendAll(tx, actor, actsOf(plan));
    if (ledgerEntryId === undefined) throw new Error('the decision was not recorded');
    await this.store.save(tx, plan, rows, { decided: ledgerEntryId, released: releases });
    await this.log.write(tx, actor, {
      act: rows.shares.length > 0 ? 'DISCLOSURE' : 'ALTERATION',
      operation: of.operation,
      subjectType: 'DecisionSet',
      subjectId: rows.set.id,
      personId: rows.set.personId,
      rowCount: rows.items.length,
      details: { recipients: [...new Set(rows.recipients.map((to) => to.recipientAgencyId))] },
    });
    await this.store.askTheGroup(tx, rows.set.personId);
    await this.work.raise(tx, ...workOf(plan, rows));
    await this.settle.afterDeciding(tx, plan, of.facts);
    return {
      setId: rows.set.id,
      shareIds: rows.shares.map(({ id }) => id),
      explainDueAt: rows.set.explainDueAt?.toISOString() ?? null,
      silentSources: rows.set.silentSources.map(silentKept),
      groupAsked: actor.controllerGroupId !== null,
    };
  }
}
