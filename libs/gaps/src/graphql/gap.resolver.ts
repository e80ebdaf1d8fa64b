import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AnswerGap } from '../use-cases/answer-gap.js';
import { AnswerGapInput, Gap, GapPage, GapPageArgs, GapResult, Gaps, GapsArgs } from './gap.types.js';

@Resolver(() => Gaps)
export class GapResolver {
  constructor(private readonly answering: AnswerGap) {}

  @Requires('read', 'Gap')
  @Query(() => Gaps, { description: 'What your units hold that is graver than what somebody was told, the most serious first.' })
  gaps(@Args() args: GapsArgs, @Read() read: Reading) {
    return read.root('gaps', args);
  }

  @ResolveField(() => GapPage, { description: 'One by one.' })
  found(@Parent() asked: ReadRow, @Args() args: GapPageArgs) {
    return follow(asked, 'found', args);
  }

  @Requires('read', 'Gap')
  @Query(() => Gap, { nullable: true, description: 'One of them, open or over; null when there is none for you.' })
  gap(@Args('id', { type: () => UUID, description: 'Its identifier.' }) id: string, @Read() read: Reading) {
    return read.root('gap', { id });
  }

  @Requires('answer', 'Gap')
  @Mutation(() => GapResult, { description: 'A supervisor lets a gap stand until a day, saying why, or sends it back to be decided.' })
  async answerGap(
    @Args('input', { description: 'What is said of it.' }) input: AnswerGapInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const result = await this.answering.execute(actor, input);
    return isRefusal(result) ? result : { __typename: 'GapDone', gap: await read.one('Gap', result.gapId) };
  }
}
