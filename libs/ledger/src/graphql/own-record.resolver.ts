import { type Actor, CurrentActor, Requires } from '@lib/access';
import { Invalid } from '@lib/kernel';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { OwnRecord } from '../receipts/own-record.js';
import { OwnRecordPart, OwnRecordStand } from './own-record.types.js';

@Resolver()
export class OwnRecordResolver {
  constructor(private readonly record: OwnRecord) {}

  @Requires('read', 'OwnRecord')
  @Query(() => OwnRecordStand, { nullable: true, description: 'How far your agency’s own record is sealed; null before anything is.' })
  ownRecord(@CurrentActor() actor: Actor) {
    return this.record.stand(actor);
  }

  @Requires('read', 'OwnRecord')
  @Query(() => OwnRecordPart, {
    nullable: true,
    description: 'Your agency’s own entries from a place on, at most 100; null when no log of this size was signed.',
  })
  ownRecordPart(
    @Args('size', { type: () => Int, description: 'The size of the signed log that they are proved in.' }) size: number,
    @Args('from', { type: () => Int, description: 'The place from which on.' }) from: number,
    @CurrentActor() actor: Actor,
  ) {
    if (size < 1) throw new Invalid({ size: 'The size must be 1 or more' });
    if (from < 0) throw new Invalid({ from: 'The place must be 0 or more' });
    return this.record.part(actor, { size, from });
  }
}
