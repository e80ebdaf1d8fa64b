import { Instant, UUID } from '@lib/platform';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Unit } from './directory.types.js';

@ObjectType({ description: 'A role in a unit, for a time.' })
export class Post {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Code of the role.' }) role!: string;
  @Field(() => String, { description: 'The role in words.' }) roleLabel!: string;
  @Field(() => Instant, { description: 'From when.' }) heldFrom!: Date;
  @Field(() => Instant, { nullable: true, description: 'Until when; null while it goes on.' }) heldTo!: Date | null;
  @Field(() => Boolean, { description: 'Whether it is held now.' }) isHeld!: boolean;
  @Field(() => Unit, { description: 'The unit.' }) unit!: Unit;
}

@ObjectType({ description: 'Somebody of your agency, for whoever keeps its posts and accounts in order.' })
export class StaffRecord {
  @Field(() => UUID, { description: 'Their identifier.' }) id!: string;
  @Field(() => String, { description: 'Their name.' }) name!: string;
  @Field(() => String, { description: 'What they do, in the agency’s own words.' }) jobTitle!: string;
  @Field(() => String, { description: 'ACTIVE, SUSPENDED or NONE: whether they can sign in.' }) accountState!: string;
  @Field(() => [Post], { description: 'The posts they hold and held, newest first.' }) posts!: Post[];
}

@ObjectType({ description: 'A page of the people of your agency.' })
export class StaffRecordPage {
  @Field(() => [StaffRecord], { description: 'The people, by name.' }) items!: StaffRecord[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class OwnStaffArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
  @Field(() => String, { nullable: true, description: 'Only those whose name has this in it.' }) text?: string | null;
}
