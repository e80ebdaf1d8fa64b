import { KeyReused, SharingRefused, unionMember } from '@lib/partnership';
import { Day, UUID } from '@lib/platform';
import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { TeamUnit } from './team.types.js';

const KEY = 'The idempotency key: the same key and input bring back the first answer.';

@InputType({ description: 'Records how many posts are paid for in a unit.' })
export class FundPostsInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The unit.' }) unitId!: string;
  @Field(() => Int, { description: 'How many posts, 0 to 9,999.' }) posts!: number;
  @Field(() => Day, { description: 'The first day.' }) from!: string;
  @Field(() => Day, { nullable: true, description: 'The last day; left out when it has no end.' }) to?: string | null;
  @Field(() => String, { description: 'What decided it. Plain text, up to 500 characters.' }) words!: string;
}
@InputType({ description: 'Records how long a piece of work is agreed to take.' })
export class AgreeTimeInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => String, { description: 'A kind of work item, as in My work.' }) kind!: string;
  @Field(() => Int, { description: 'Minutes for one of them, 1 to 9,999.' }) minutes!: number;
  @Field(() => Day, { description: 'The first day on which it holds.' }) from!: string;
  @Field(() => String, { description: 'With whom it was agreed. Plain text, up to 200 characters.' }) agreedWith!: string;
}
@ObjectType({ description: 'It is recorded; this is how the unit stands.' })
export class PostsFunded {
  @Field(() => TeamUnit, { nullable: true, description: 'The unit.' }) unit!: TeamUnit | null;
}
@ObjectType({ description: 'It is recorded.' })
export class TimeAgreed {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
}
const description = 'What came of it.';
const resolveType = unionMember({});
export const FundPostsResult = createUnionType({
  name: 'FundPostsResult',
  description,
  types: () => [PostsFunded, SharingRefused, KeyReused] as const,
  resolveType,
});
export const AgreeTimeResult = createUnionType({
  name: 'AgreeTimeResult',
  description,
  types: () => [TimeAgreed, SharingRefused, KeyReused] as const,
  resolveType,
});
