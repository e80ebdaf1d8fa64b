import { KeyReused, SharingRefused, unionMember } from '@lib/partnership';
import { Day, UUID } from '@lib/platform';
import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DecisionSample, SampledDecision } from './sampling.types.js';

const KEY = 'The idempotency key: the same key and input bring back the first answer.';

@InputType({ description: 'Draws a sample of decisions of your own agency.' })
export class DrawSampleInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => String, { description: 'RANDOM, ALL_WITHHELD, LEVEL_LOWERED, REASON_REPEATED or SENSITIVE_WITHOUT_NEED.' }) rule!: string;
  @Field(() => Day, { description: 'The first day of the period in which they were decided.' }) from!: string;
  @Field(() => Day, { description: 'The last day of it, a year later at most.' }) to!: string;
  @Field(() => Int, { description: 'How many, 1 to 50.' }) size!: number;
  @Field(() => String, {
    nullable: true,
    description: 'Any words: the same ones draw the same decisions. One is made when it is left out.',
  })
  seed?: string | null;
}
@InputType({ description: 'Keeps what was found of a decision that was drawn.' })
export class SampleFindingInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The decision, as it was drawn.' }) id!: string;
  @Field(() => String, { description: 'AGREED, RETURNED or LEARNING_POINT.' }) finding!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Needed unless it is agreed. Plain text, up to 2,000 characters; a learning point up to 500, and it names nobody.',
  })
  words?: string | null;
}

@ObjectType({ description: 'It is drawn.' })
export class SampleDrawn {
  @Field(() => DecisionSample, { description: 'The sample.' }) sample!: DecisionSample;
}
@ObjectType({ description: 'It is recorded.' })
export class SampleFindingRecorded {
  @Field(() => SampledDecision, { description: 'The decision, with what was found of it.' }) sampled!: SampledDecision;
}
const description = 'What came of it.';
const resolveType = unionMember({});
export const DrawSampleResult = createUnionType({
  name: 'DrawSampleResult',
  description,
  types: () => [SampleDrawn, SharingRefused, KeyReused] as const,
  resolveType,
});
export const SampleFindingResult = createUnionType({
  name: 'SampleFindingResult',
  description,
  types: () => [SampleFindingRecorded, SharingRefused, KeyReused] as const,
  resolveType,
});
