import { UUID } from '@lib/platform';
import { ArgsType, Field, Int } from '@nestjs/graphql';

@ArgsType()
export class EnquiriesArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ArgsType()
export class EnquiriesAskedArgs extends EnquiriesArgs {
  @Field(() => UUID, { nullable: true, description: 'Only what is about this person.' }) personId?: string | null;
}
