import { Requires } from '@lib/access';
import { Read, type Reading } from '@lib/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { AccessLogArgs, AccessLogPage } from './access-log.types.js';
import { TrailArgs, TrailPage } from './trail.types.js';

@Resolver()
export class OversightResolver {
  @Requires('read', 'TrailEntry')
  @Query(() => TrailPage, {
    description: 'What your agency shared, was sent and decided not to share, newest first, as far as you may read it.',
  })
  trail(@Args() args: TrailArgs, @Read() read: Reading) {
    return read.root('trail', args);
  }

  @Requires('read', 'AccessLogEntry')
  @Query(() => AccessLogPage, { description: 'Your own agency’s access log, for a stated lawful use; reading it is logged too.' })
  accessLog(@Args() args: AccessLogArgs, @Read() read: Reading) {
    return read.root('accessLog', args);
  }
}
