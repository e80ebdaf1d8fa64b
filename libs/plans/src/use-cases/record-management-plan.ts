import { type Actor, Authorise } from '@lib/access';
import { Denied } from '@lib/kernel';
import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type PlanSaid, planSaid } from '../domain/plan.js';
import { KeepPlan, type PlanKept, type PlanRefused, type RecordPlanAsked, withinBounds } from './keep-plan.js';
import { PlanActs } from './plan-acts.js';

/** Records the first version of a plan about a person, or another in the place of the one that stands. */
@Injectable()
export class RecordManagementPlan {
  constructor(
    private readonly acts: PlanActs,
    private readonly people: PeopleReader,
    private readonly authorise: Authorise,
    private readonly keeping: KeepPlan,
  ) {}

  execute(actor: Actor, input: RecordPlanAsked): Promise<PlanKept | PlanRefused> {
    withinBounds(input);
    const said = planSaid(input);
    const of = { operation: 'recordManagementPlan', personId: input.personId };
    return this.acts.once(actor, input, of, (tx) => this.record(tx, actor, input, said));
  }

  private async record(tx: Tx, actor: Actor, asked: RecordPlanAsked, said: PlanSaid): Promise<PlanKept | PlanRefused> {
    const person = await this.people.open(tx, asked.personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: asked.personId });
    if (!person) throw new Error('checked, yet not there');
    const { agencyId, homeUnitId } = actor;
    const ours = { agencyId, personId: person.id, open: person.open, workable: person.workable };
    await this.authorise.check(actor, 'record', 'ManagementPlan', ours, { asked: person.id });
    if (homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    return this.keeping.execute(tx, actor, asked, said, homeUnitId);
  }
}
