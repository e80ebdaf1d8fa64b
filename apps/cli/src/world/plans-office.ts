import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import { RecordManagementPlan } from '@lib/plans';
import type { Carry } from './carry.js';
import type { PlanAct } from './plan-acts.js';
import type { Slugs } from './slugs.js';

/** Management plans as their page writes them: each takes the place of the one before about the same person in the same agency. */
export class PlansOffice {
  private readonly standing = new Map<string, string>();

  constructor(
    private readonly slugs: Slugs,
    private readonly carry: Carry,
  ) {}

  async write({ plan, person, links }: PlanAct, actor: Actor): Promise<void> {
    const personId = this.slugs.id('person', person);
    const of = `${personId} ${actor.agencyId}`;
    const { planId } = await this.carry(RecordManagementPlan, actor, {
      key: randomUUID(),
      personId,
      supersedes: this.standing.get(of) ?? null,
      ...plan,
      links: (links ?? []).map((note) => this.slugs.id('note', note)),
      thirdPartyIds: [],
    });
    this.standing.set(of, planId);
  }
}
