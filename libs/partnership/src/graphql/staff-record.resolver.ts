import { Requires } from '@lib/access';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { OwnStaffArgs, StaffRecord, StaffRecordPage } from './staff-record.types.js';

@Resolver(() => StaffRecord)
export class StaffRecordResolver {
  @Requires('read', 'StaffRecord')
  @Query(() => StaffRecordPage, { description: 'The people of your own agency, by name, with their posts and whether they can sign in.' })
  ownStaff(@Args() args: OwnStaffArgs, @Read() read: Reading) {
    return read.root('ownStaff', args);
  }

  @Requires('read', 'StaffRecord')
  @Query(() => StaffRecord, { nullable: true, description: 'Somebody of your own agency; null for anybody else.' })
  staffRecord(@Args('id', { type: () => UUID, description: 'The person.' }) id: string, @Read() read: Reading) {
    return read.root('staffRecord', { id });
  }
}
