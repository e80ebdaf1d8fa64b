import { randomBytes } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { Invalid, londonDay, newReference, type Refusal, uuidV7 } from '@lib/kernel';
import { ThirdParties } from '@lib/people';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { MOST_LINKS, MOST_NAMED, type PlanAsked, type PlanSaid } from '../domain/plan.js';
import { changedParts } from '../domain/plan-parts.js';
import { changedMeanwhile, refusalToRecord } from '../domain/plan-refusals.js';
import type { ManagementPlanEntity } from '../store/entities/management-plan.entity.js';
import { type Beside, ManagementPlansStore, type NewManagementPlan } from '../store/management-plans.store.js';
import { PlanRecord } from './plan-record.js';

export interface RecordPlanAsked extends PlanAsked {
  readonly key: string;
  readonly personId: string;
  /** The version that it was written from; none for the first. */
  readonly supersedes?: string | null;
  /** Notes of the agency, and items that it received and opened. */
  readonly links: readonly string[];
  readonly thirdPartyIds: readonly string[];
}
export interface PlanKept {
  readonly planId: string;
}
/** With the version that stands now, where somebody else was quicker. */
export interface PlanRefused extends Refusal {
  readonly field: string | null;
  readonly nowId?: string;
}

export function withinBounds({ links, thirdPartyIds }: RecordPlanAsked): void {
  if (links.length > MOST_LINKS) throw new Invalid({ links: `Choose ${MOST_LINKS} linked notes or fewer` });
  if (thirdPartyIds.length > MOST_NAMED) throw new Invalid({ thirdPartyIds: `Choose ${MOST_NAMED} other people or fewer` });
}

/** What a version becomes: the entry, the row with what it is linked with, the end of the one before, the trail. */
@Injectable()
export class KeepPlan {
  constructor(
    private readonly authorise: Authorise,
    private readonly others: ThirdParties,
    private readonly store: ManagementPlansStore,
    private readonly record: PlanRecord,
  ) {}

  async execute(tx: Tx, actor: Actor, asked: RecordPlanAsked, said: PlanSaid, unitId: string): Promise<PlanKept | PlanRefused> {
    await this.store.takeTurn(tx, asked.personId, actor.agencyId);
    const from = await this.from(tx, actor, asked);
    const before = await this.store.standing(tx, asked.personId, actor.agencyId);
    const beside = await this.beside(tx, actor, asked);
    if (before !== null && before.id !== from?.id) return { ...changedMeanwhile(from, before, before.number), nowId: before.id };
    const at = await databaseNow(tx);
    const alike = before !== null && (await this.alike(tx, before.id, beside));
    const refusal = refusalToRecord({ said, before, alike, links: beside.links, today: londonDay(at) });
    if (refusal !== null) return refusal;
    return { planId: await this.write(tx, actor, { asked, said, unitId, at, before, beside }) };
  }

  private async write(tx: Tx, actor: Actor, one: Writing): Promise<string> {
    const { said, at, before, beside } = one;
    const plan = planned(actor, one);
    const [kind, told] = before === null ? (['plan.made', 'PLAN_MADE'] as const) : (['plan.changed', 'PLAN_CHANGED'] as const);
    const ledgerEntryId = await this.record.entry(tx, actor, plan, { kind, at, rationale: committed(one) });
    const change = before === null ? { changed: null, why: null } : { changed: said.changed, why: said.why };
    const row: NewManagementPlan = { ...plan, ...said, ...change, madeBy: actor.staffId, madeAt: at, supersededAt: null, ledgerEntryId };
    await this.store.add(tx, row, beside);
    await this.record.tell(tx, actor, plan, { kind: told, at, words: inTheTrail(one) }, 'recordManagementPlan');
    if (before !== null) {
      await this.record.lookedAgain(tx, before.id, `Version ${plan.number} has taken its place.`);
      await this.record.mend(tx, before, plan.number);
    }
    return plan.id;
  }

  /** The version it was written from, which is one about this person; also where it no longer stands. */
  private async from(tx: Tx, actor: Actor, { supersedes, personId }: RecordPlanAsked): Promise<ManagementPlanEntity | null> {
    if (supersedes == null) return null;
    const found = await this.store.find(tx, supersedes);
    await this.authorise.check(actor, 'record', 'ManagementPlan', found, { asked: supersedes });
    if (found?.personId !== personId) await this.authorise.check(actor, 'read', 'ManagementPlan', null, { asked: supersedes });
    return found;
  }

  private async beside(tx: Tx, actor: Actor, { personId, links, thirdPartyIds }: RecordPlanAsked): Promise<Beside> {
    const linked = await this.store.linked(tx, personId, links);
    const unknown = links.find((one) => !linked.some(({ id }) => id === one));
    if (unknown !== undefined) await this.authorise.check(actor, 'read', 'RiskNote', null, { asked: unknown });
    const named = await this.others.resolve(tx, actor, personId, thirdPartyIds);
    return { links: linked, thirdPartyIds: named.map(({ id }) => id) };
  }

  private async alike(tx: Tx, beforeId: string, { links, thirdPartyIds }: Beside): Promise<boolean> {
    const now = [...links.map(({ id }) => id), ...thirdPartyIds].sort();
    return (await this.store.beside(tx, beforeId)).join() === now.join();
  }
}

interface Writing {
  readonly asked: RecordPlanAsked;
  readonly said: PlanSaid;
  readonly unitId: string;
  readonly at: Date;
  readonly before: ManagementPlanEntity | null;
  readonly beside: Beside;
}

/** The next of its chain, under the reference of the first. */
function planned(actor: Actor, { asked, unitId, at, before }: Writing) {
  return {
    id: uuidV7(at, randomBytes(10)),
    personId: asked.personId,
    agencyId: actor.agencyId,
    unitId,
    reference: before?.reference ?? newReference(),
    number: (before?.number ?? 0) + 1,
    supersedes: before?.id ?? null,
  };
}

function inTheTrail({ said, before }: Writing): string {
  if (before === null) return said.aim;
  const parts = changedParts(before, said);
  return `${parts.length === 0 ? 'What it is linked with' : parts.join(', ')}. ${said.changed ?? ''}`;
}

/** What the permanent record commits to: the words, and which versions it is linked with; never the text of those. */
function committed({ said, before, beside }: Writing) {
  return {
    ...said,
    objectives: said.objectives.map(({ objective, tactics }) => ({ objective, tactics: tactics.map((one) => ({ ...one })) })),
    contingencies: said.contingencies.map((one) => ({ ...one })),
    requirements: said.requirements.map((one) => ({ ...one })),
    links: beside.links.map(({ kind, id, version }) => ({ kind, id, version })),
    otherPeople: beside.thirdPartyIds.length,
    supersedes: before?.id ?? null,
  };
}
