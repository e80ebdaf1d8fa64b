import { Requires } from '@lib/access';
import { Seal } from '@lib/ledger';
import { Instant, Read, type Reading, type ReadRow } from '@lib/platform';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { KnownThen, KnownThenArgs } from './known-then.types.js';

@Resolver(() => KnownThen)
export class KnownThenResolver {
  @Requires('read', 'KnownThen')
  @Query(() => KnownThen, {
    nullable: true,
    description: 'What an agency knew of a person at an instant, by the clock of what was recorded, as far as you may see it.',
  })
  knownThen(@Args() args: KnownThenArgs, @Read() read: Reading) {
    return read.root('knownThen', args);
  }
}

@Resolver(() => Seal)
export class SealWitnessedResolver {
  @ResolveField(() => Instant, {
    nullable: true,
    description:
      'When more than half of the witnesses had each cosigned a tree that holds it; from then on it could not be changed unseen.',
  })
  witnessedAt(@Parent() seal: ReadRow) {
    return seal['witnessedAt'];
  }
}
