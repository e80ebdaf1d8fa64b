import { UUID } from '@lib/platform';
import { ArgsType, Field, Int } from '@nestjs/graphql';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ArgsType()
export class SentSharesArgs extends PageArgs {
  @Field(() => UUID, { nullable: true, description: 'Only what is about this person.' }) personId?: string | null;
}

/** For a list that is not a page, and goes on after a hundred. */
export const AFTER = {
  type: () => UUID,
  nullable: true,
  description: 'The last one that you have: at most 100 are answered, and this asks for those after it.',
};
