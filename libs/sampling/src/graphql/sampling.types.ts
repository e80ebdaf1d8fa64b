import { Staff } from '@lib/partnership';
import { Person } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { Decision } from '@lib/sharing';
import { ArgsType, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';

const RULES = 'RANDOM, ALL_WITHHELD, LEVEL_LOWERED, REASON_REPEATED or SENSITIVE_WITHOUT_NEED';
/** A sample and its decisions name each other; written as a type alone, the one declared later is not asked for while this is. */
type Later<T> = T;

@ObjectType({ description: 'What somebody found of a decision that was drawn. Never changed.' })
export class SampleFinding {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'AGREED, RETURNED or LEARNING_POINT.' }) finding!: string;
  @Field(() => String, { nullable: true, description: 'In their words.' }) words!: string | null;
  @Field(() => Instant, { description: 'When it was recorded.' }) foundAt!: Date;
  @Field(() => Staff, { description: 'Who found it.' }) foundBy!: Staff;
  @Field(() => Decision, { nullable: true, description: 'The decision; null when the case is closed to you.' }) decision!: Decision | null;
  @Field(() => Person, { nullable: true, description: 'Whom it is about; null when their case is closed to you.' }) person!: Person | null;
  @Field(() => String, { nullable: true, description: 'How it was answered, if it was returned; for those who look at samples.' })
  answer!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was answered.' }) answeredAt!: Date | null;
}

@ObjectType({ description: 'A decision that was drawn.' })
export class SampledDecision {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Int, { description: 'Its place in the sample, from 1.' }) ordinal!: number;
  @Field(() => DecisionSample, { description: 'The sample it was drawn in.' }) sample!: Later<DecisionSample>;
  @Field(() => Decision, { nullable: true, description: 'The decision; null when the case is closed to you.' }) decision!: Decision | null;
  @Field(() => Person, { nullable: true, description: 'Whom it is about; null when their case is closed to you.' }) person!: Person | null;
  @Field(() => Boolean, { description: 'Whether you took or endorsed it or lead the case: then somebody else looks at it.' }) own!: boolean;
  @Field(() => SampleFinding, { nullable: true, description: 'What was found of it; null until somebody has looked.' })
  finding!: SampleFinding | null;
}

@ObjectType({ description: 'Decisions of your own agency, drawn by a stated rule, never of whoever drew them.' })
export class DecisionSample {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: `The rule: ${RULES}.` }) rule!: string;
  @Field(() => Day, { description: 'The first day of the period in which they were decided.' }) from!: string;
  @Field(() => Day, { description: 'The last day of it.' }) to!: string;
  @Field(() => Int, { description: 'How many were asked for.' }) size!: number;
  @Field(() => String, { description: 'They stand in the order of SHA-256 of this, a space and the id of each decision.' }) seed!: string;
  @Field(() => Int, { description: 'How many decisions the rule meant.' }) pool!: number;
  @Field(() => Int, { description: 'How many were drawn.' }) drawn!: number;
  @Field(() => Instant, { description: 'When.' }) drawnAt!: Date;
  @Field(() => Staff, { description: 'Who drew it.' }) drawnBy!: Staff;
  @Field(() => Int, { description: 'How many of them somebody has looked at, of those you may see.' }) looked!: number;
  @Field(() => Int, { description: 'How many of them were returned.' }) returned!: number;
  @Field(() => Int, { description: 'How many of them gave a learning point.' }) learningPoints!: number;
  @Extensions({ counted: 50 })
  @Field(() => [SampledDecision], { description: 'The decisions, as far as their cases are open to you.' })
  decisions!: SampledDecision[];
}

@ObjectType({ description: 'Words that came back as the reason of several decisions about several people. No person is named or counted.' })
export class RepeatedReason {
  @Field(() => UUID, { description: 'Stands for these words.' }) id!: string;
  @Field(() => String, { description: 'The words, as they were typed once.' }) words!: string;
  @Field(() => Int, { description: 'In how many decisions.' }) decisions!: number;
  @Field(() => Int, { description: 'About how many people.' }) people!: number;
  @Field(() => Int, { description: 'In how many units.' }) units!: number;
}

const cursor = 'Pass it as `after` for the next page.';
const more = 'Whether there is a next page.';
@ObjectType({ description: 'A page of samples.' })
export class DecisionSamplePage {
  @Field(() => [DecisionSample], { description: 'The newest first.' }) items!: DecisionSample[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: more }) hasMore!: boolean;
}
@ObjectType({ description: 'A page of repeated reasons.' })
export class RepeatedReasonPage {
  @Field(() => [RepeatedReason], { description: 'Those in most decisions first.' }) items!: RepeatedReason[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: more }) hasMore!: boolean;
}
@ArgsType()
export class SamplesArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
@ArgsType()
export class RepeatedReasonsArgs extends SamplesArgs {
  @Field(() => Day, { description: 'The first day of the period in which they were decided.' }) from!: string;
  @Field(() => Day, { description: 'The last day of it.' }) to!: string;
}
