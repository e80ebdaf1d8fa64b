import { Requires } from '@lib/access';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Agreement } from './agreement.types.js';
import { Agency, Unit } from './directory.types.js';

const AFTER = {
  type: () => UUID,
  nullable: true,
  description: 'The last one that you have: at most 100 are answered, and this asks for those after it.',
};

@Resolver()
export class DirectoryResolver {
  @Requires('read', 'Directory')
  @Query(() => [Agency], { description: 'Every agency that takes part, by name.' })
  agencies(@Read() read: Reading, @Args('after', AFTER) after?: string | null) {
    return read.root('agencies', { after });
  }

  @Requires('read', 'Directory')
  @Query(() => [Unit], { description: 'The units of an agency, by name; of your own when none is named.' })
  units(
    @Read() read: Reading,
    @Args('agencyId', { type: () => UUID, nullable: true, description: 'The agency; your own when left out.' }) agencyId?: string | null,
    @Args('after', AFTER) after?: string | null,
  ) {
    return read.root('units', { agencyId, after });
  }

  @Requires('read', 'Agreement')
  @Query(() => [Agreement], { description: 'The sharing agreements that your agency is party to, whatever their state.' })
  agreements(@Read() read: Reading, @Args('after', AFTER) after?: string | null) {
    return read.root('agreements', { after });
  }

  @Requires('read', 'Agreement')
  @Query(() => Agreement, { nullable: true, description: 'One agreement; null when there is none or your agency is not party to it.' })
  agreement(@Args('id', { type: () => UUID, description: 'The agreement.' }) id: string, @Read() read: Reading) {
    return read.root('agreement', { id });
  }
}
