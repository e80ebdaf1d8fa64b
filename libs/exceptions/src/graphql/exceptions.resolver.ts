import { Requires } from '@lib/access';
import { Staff, Unit } from '@lib/partnership';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  EmergencyAccess,
  EmergencyAccessPage,
  ExceptionsArgs,
  ProtectionRecord,
  ProtectionRecordPage,
  Recusal,
  RecusalPage,
  ReviewScope,
  ReviewScopePage,
} from './exceptions.types.js';

const ID = { type: () => UUID, description: 'Its identifier.' };

@Resolver()
export class ExceptionsResolver {
  @Requires('read', 'EmergencyAccess')
  @Query(() => EmergencyAccessPage, { description: 'Emergencies that you opened or answer for.' })
  emergencies(@Args() args: ExceptionsArgs, @Read() read: Reading) {
    return read.root('emergencies', args);
  }

  @Requires('read', 'EmergencyAccess')
  @Query(() => EmergencyAccess, { nullable: true, description: 'One of them; null when there is none for you.' })
  emergency(@Args('id', ID) id: string, @Read() read: Reading) {
    return read.root('emergency', { id });
  }

  @Requires('read', 'Recusal')
  @Query(() => RecusalPage, { description: 'Who in the units that you supervise has stepped back from a case.' })
  recusals(@Args() args: ExceptionsArgs, @Read() read: Reading) {
    return read.root('recusals', args);
  }

  @Requires('read', 'Recusal')
  @Query(() => Recusal, { nullable: true, description: 'One of them; null when there is none for you.' })
  recusal(@Args('id', ID) id: string, @Read() read: Reading) {
    return read.root('recusal', { id });
  }

  @Requires('read', 'ReviewScope')
  @Query(() => ReviewScopePage, { description: 'Reviews that you do, or of your agency’s record.' })
  reviewScopes(@Args() args: ExceptionsArgs, @Read() read: Reading) {
    return read.root('reviewScopes', args);
  }

  @Requires('read', 'ReviewScope')
  @Query(() => ReviewScope, { nullable: true, description: 'One of them; null when there is none for you.' })
  reviewScope(@Args('id', ID) id: string, @Read() read: Reading) {
    return read.root('reviewScope', { id });
  }

  @Requires('propose', 'ReviewScope')
  @Query(() => [Staff], { description: 'Who holds the role of independent reviewer today, in whatever agency.' })
  independentReviewers(@Read() read: Reading) {
    return read.root('independentReviewers', {});
  }

  @Requires('read', 'Viewer')
  @Query(() => [Unit], { description: 'The desks that keep protection records and at which you hold a post; empty for nearly everybody.' })
  protectionDesks(@Read() read: Reading) {
    return read.root('protectionDesks', {});
  }

  @Requires('read', 'ProtectionRecord')
  @Query(() => ProtectionRecordPage, { description: 'The records that your own desk keeps to protect people.' })
  protectionRecords(@Args() args: ExceptionsArgs, @Read() read: Reading) {
    return read.root('protectionRecords', args);
  }

  @Requires('read', 'ProtectionRecord')
  @Query(() => ProtectionRecord, { nullable: true, description: 'One of them; null when there is none for you.' })
  protectionRecord(@Args('id', ID) id: string, @Read() read: Reading) {
    return read.root('protectionRecord', { id });
  }
}

@Resolver(() => Person)
export class PersonEmergencyResolver {
  @ResolveField(() => EmergencyAccess, {
    nullable: true,
    description: 'Your own emergency, while it alone opens this person to you: until when you read, and that you change nothing.',
  })
  emergency(@Parent() person: ReadRow) {
    return follow(person, 'emergency');
  }
}
