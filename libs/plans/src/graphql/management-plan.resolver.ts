import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { managementPlanLists } from '../domain/plan-lists.js';
import { ConfirmManagementPlan } from '../use-cases/confirm-management-plan.js';
import { CopyManagementPlan } from '../use-cases/copy-management-plan.js';
import type { PlanKept, PlanRefused } from '../use-cases/keep-plan.js';
import { RecordManagementPlan } from '../use-cases/record-management-plan.js';
import {
  ConfirmManagementPlanInput,
  CopyManagementPlanInput,
  CopyManagementPlanResult,
  ManagementPlanResult,
  PageOfVersionsArgs,
  RecordManagementPlanInput,
} from './management-plan.inputs.js';
import { ManagementPlanLists, ManagementPlanVersion, ManagementPlanVersionPage } from './management-plan.types.js';

@Resolver(() => ManagementPlanVersion)
export class ManagementPlanResolver {
  constructor(
    private readonly recording: RecordManagementPlan,
    private readonly confirming: ConfirmManagementPlan,
    private readonly copying: CopyManagementPlan,
  ) {}

  @Requires('read', 'ManagementPlan')
  @Query(() => ManagementPlanVersion, {
    nullable: true,
    description: 'One version of a management plan of your agency; null when there is none for you.',
  })
  managementPlanVersion(@Args('id', { type: () => UUID, description: 'The version.' }) id: string, @Read() read: Reading) {
    return read.root('managementPlanVersion', { id });
  }

  @Requires('read', 'ManagementPlan')
  @Query(() => ManagementPlanLists, { description: 'What a management plan offers to choose from.' })
  managementPlanLists() {
    return managementPlanLists;
  }

  @Requires('record', 'ManagementPlan')
  @Mutation(() => ManagementPlanResult, {
    description: 'Records the first version of a management plan, or another in the place of the one that stands.',
  })
  async recordManagementPlan(
    @Args('input', { description: 'The version, whole.' }) input: RecordManagementPlanInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.recording.execute(actor, input), read);
  }

  @Requires('record', 'ManagementPlan')
  @Mutation(() => ManagementPlanResult, { description: 'Records that somebody looked at a plan again and there is nothing to change.' })
  async confirmManagementPlan(
    @Args('input', { description: 'Which, why, and when to look next.' }) input: ConfirmManagementPlanInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.confirming.execute(actor, input), read);
  }

  @Requires('record', 'ManagementPlan')
  @Mutation(() => CopyManagementPlanResult, { description: 'Copies a version out as text for another system, and records that it was.' })
  async copyManagementPlan(
    @Args('input', { description: 'Which, and for which system.' }) input: CopyManagementPlanInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.copying.execute(actor, input);
    if (isRefusal(done)) return { now: null, ...done };
    return { __typename: 'ManagementPlanCopied', parts: done.parts, copy: await read.one('PlanCopy', done.copyId) };
  }
}

/** A person stands to the left and knows of no plan. */
@Resolver(() => Person)
export class PersonManagementPlanResolver {
  @ResolveField(() => ManagementPlanVersion, {
    nullable: true,
    description: 'The version of your agency’s management plan that stands; null when there is none.',
  })
  managementPlan(@Parent() person: ReadRow) {
    return follow(person, 'managementPlan', {});
  }

  @ResolveField(() => ManagementPlanVersionPage, { description: 'Versions of your agency’s management plan, the newest first.' })
  managementPlanVersions(@Parent() person: ReadRow, @Args() args: PageOfVersionsArgs) {
    return follow(person, 'managementPlanVersions', args);
  }
}

async function kept(done: PlanKept | PlanRefused, read: Reading): Promise<object> {
  if (!isRefusal(done)) return { __typename: 'ManagementPlanKept', plan: await read.one('ManagementPlanVersion', done.planId) };
  const { nowId } = done;
  if (done.code === 'KEY_REUSED') return done;
  return { ...done, __typename: 'ManagementPlanRefused', now: nowId === undefined ? null : await read.one('ManagementPlanVersion', nowId) };
}
