import { Requires } from '@lib/access';
import { follow, Read, type Reading, type ReadRow } from '@lib/platform';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { KnowsRowArgs, KnowsRowPage, WhoKnowsArgs, WhoKnowsWhat } from './who-knows.types.js';

@Resolver(() => WhoKnowsWhat)
export class WhoKnowsResolver {
  @Requires('read', 'WhoKnowsWhat')
  @Query(() => WhoKnowsWhat, {
    nullable: true,
    description: 'Which agency knew which of the things that your agency knew of a person, at an instant.',
  })
  whoKnowsWhat(@Args() args: WhoKnowsArgs, @Read() read: Reading) {
    return read.root('whoKnowsWhat', args);
  }

  @ResolveField(() => KnowsRowPage, { description: 'The things, the most serious first.' })
  rows(@Parent() asked: ReadRow, @Args() args: KnowsRowArgs) {
    return follow(asked, 'rows', args);
  }
}
