import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Agency } from '@lib/partnership';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordOnAction } from '../use-cases/record-on-action.js';
import { SetAction } from '../use-cases/set-action.js';
import { SettleAction } from '../use-cases/settle-action.js';
import { ActionsArgs, RecordOnActionInput, SetActionInput, SettleActionInput } from './action.inputs.js';
import { Action, ActionPage, ActionResult } from './action.types.js';

@Resolver(() => Action)
export class ActionResolver {
  constructor(
    private readonly setting: SetAction,
    private readonly recording: RecordOnAction,
    private readonly settling: SettleAction,
  ) {}

  @Requires('read', 'Action')
  @Query(() => Action, { nullable: true, description: 'One action at whose setting your agency was; null when there is none for you.' })
  action(@Args('id', { type: () => UUID, description: 'The action.' }) id: string, @Read() read: Reading) {
    return read.root('action', { id });
  }

  @Requires('read', 'Action')
  @Query(() => ActionPage, {
    description: 'What your units were to do and nobody has answered in time: unit by unit, in each the longest overdue first.',
  })
  overdueActions(@Args() args: ActionsArgs, @Read() read: Reading) {
    return read.root('overdueActions', args);
  }

  @Requires('record', 'Action')
  @Mutation(() => ActionResult, { description: 'Sets an action about a person, for an agency that works with them.' })
  async setAction(
    @Args('input', { description: 'What, why, by whom and by when.' }) input: SetActionInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.setting.execute(actor, input), read);
  }

  @Requires('answer', 'Action')
  @Mutation(() => ActionResult, { description: 'Says what becomes of an action that you, your unit or your agency has.' })
  async recordOnAction(
    @Args('input', { description: 'What is said of it.' }) input: RecordOnActionInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.recording.execute(actor, input), read);
  }

  @Requires('close', 'Action')
  @Mutation(() => ActionResult, { description: 'Says whether what came of an action of your agency will do. Nothing else ends it.' })
  async settleAction(
    @Args('input', { description: 'What is said of it.' }) input: SettleActionInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.settling.execute(actor, input), read);
  }
}

/** A person stands to the left and knows of no action. */
@Resolver(() => Person)
export class PersonActionsResolver {
  @ResolveField(() => ActionPage, {
    description: 'Actions about this person that your agency may read: the open ones first, then the answered, then what is over.',
  })
  actions(@Parent() person: ReadRow, @Args() args: ActionsArgs) {
    return follow(person, 'actions', args);
  }

  @ResolveField(() => [Agency], {
    description:
      'Agencies to which you may give an action about this person: your own, those that work with them, those that yours has told.',
  })
  mayBeGivenActions(@Parent() person: ReadRow) {
    return follow(person, 'mayBeGivenActions');
  }
}

async function kept(done: { readonly actionId: string } | Refusal, read: Reading): Promise<object> {
  if (isRefusal(done)) return done;
  return { __typename: 'ActionKept', action: await read.one('Action', done.actionId) };
}
