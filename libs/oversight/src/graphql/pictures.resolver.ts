import { Requires } from '@lib/access';
import { Read, type Reading } from '@lib/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { HeldTowards, HeldTowardsArgs } from './held-towards.types.js';
import { SharingFlow, SharingFlowArgs } from './sharing-flow.types.js';

@Resolver()
export class PicturesResolver {
  @Requires('read', 'HeldTowards')
  @Query(() => HeldTowards, {
    nullable: true,
    description: 'Each note that you may read about a person, and what had been decided about it towards one agency.',
  })
  heldTowards(@Args() args: HeldTowardsArgs, @Read() read: Reading) {
    return read.root('heldTowards', args);
  }

  @Requires('read', 'SharingFlow')
  @Query(() => SharingFlow, {
    nullable: true,
    description: 'How much went between your agency and others in a period, and how long it took to decide and to be opened.',
  })
  sharingFlow(@Args() args: SharingFlowArgs, @Read() read: Reading) {
    return read.root('sharingFlow', args);
  }
}
