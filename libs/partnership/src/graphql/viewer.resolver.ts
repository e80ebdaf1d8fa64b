import { type Actor, Authorise, CurrentActor, Requires } from '@lib/access';
import { Read, type Reading } from '@lib/platform';
import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Viewer } from './viewer.types.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly authorise: Authorise) {}

  @Requires('read', 'Viewer')
  @Query(() => Viewer, { description: 'Who is signed in.' })
  viewer(@Read() read: Reading) {
    return read.root('viewer', {});
  }

  /** From the rules themselves, which no table holds: so this operation always takes the ordinary path. */
  @ResolveField(() => [String])
  permissions(@CurrentActor() actor: Actor): string[] {
    return this.authorise.permissions(actor);
  }
}
