import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AgreeTime } from '../use-cases/agree-time.js';
import { FundPosts } from '../use-cases/fund-posts.js';
import { AgreeTimeInput, AgreeTimeResult, FundPostsInput, FundPostsResult } from './team.inputs.js';
import { Team, TeamUnit } from './team.types.js';

const INPUT = { description: 'What is to be recorded.' };

@Resolver()
export class TeamResolver {
  constructor(
    private readonly funding: FundPosts,
    private readonly agreeing: AgreeTime,
  ) {}

  @Requires('read', 'Team')
  @Query(() => Team, { nullable: true, description: 'What the units you answer for have to do, and whom they have to do it.' })
  team(@Read() read: Reading) {
    return read.root('team', {});
  }

  @Requires('read', 'TeamUnit')
  @Query(() => TeamUnit, { nullable: true, description: 'One of those units; null when it is none of yours.' })
  teamUnit(@Args('id', { type: () => UUID, description: 'The unit.' }) id: string, @Read() read: Reading) {
    return read.root('teamUnit', { id });
  }

  @Requires('fund', 'TeamUnit')
  @Mutation(() => FundPostsResult, { description: 'Records how many posts are paid for in a unit. Nothing recorded before is changed.' })
  async fundPosts(@Args('input', INPUT) input: FundPostsInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    const done = await this.funding.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'PostsFunded', unit: await read.root('teamUnit', { id: done.unitId }) };
  }

  @Requires('agree', 'StandardTime')
  @Mutation(() => AgreeTimeResult, { description: 'Records how long a piece of work of one kind is agreed to take, from a day on.' })
  async agreeTime(@Args('input', INPUT) input: AgreeTimeInput, @CurrentActor() actor: Actor) {
    const done = await this.agreeing.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'TimeAgreed', id: done.id };
  }
}
