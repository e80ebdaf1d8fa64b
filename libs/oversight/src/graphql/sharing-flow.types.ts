import { Agency } from '@lib/partnership';
import { Instant } from '@lib/platform';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

const DECIDED = 'from when a note was recorded until it was sent, in seconds; none where nothing was counted.';
const OPENED = 'from when something was sent until it was first opened there, in seconds; none where nothing was counted.';

@ObjectType({
  description: 'What went between your agency and another one. Figures over fewer than five say nothing: show the count alone.',
})
export class AgencyFlow {
  @Field(() => Agency, { description: 'The other agency.' }) agency!: Agency;
  @Field(() => Int, { description: 'How many times yours told it something.' }) sent!: number;
  @Field(() => Int, { description: 'How many items that was, as far as you may read them.' }) sentItems!: number;
  @Field(() => Int, { description: 'How many times it told yours something.' }) received!: number;
  @Field(() => Int, { description: 'How many items that was, as far as you may read them: not what was taken back since.' })
  receivedItems!: number;
  @Field(() => Int, { description: 'How many notes sent through this service the next two are counted over.' }) decided!: number;
  @Field(() => Int, { nullable: true, description: `The median time ${DECIDED}` }) decidingHalf!: number | null;
  @Field(() => Int, { nullable: true, description: `The 95th percentile of the time ${DECIDED}` }) decidingMost!: number | null;
  @Field(() => Int, { description: 'How many of those sent through this service were opened there; the next two are counted over them.' })
  opened!: number;
  @Field(() => Int, { nullable: true, description: `The median time ${OPENED}` }) openingHalf!: number | null;
  @Field(() => Int, { nullable: true, description: `The 95th percentile of the time ${OPENED}` }) openingMost!: number | null;
  @Field(() => Int, { description: 'How many were neither opened there nor taken back. They are in no time above.' }) unopened!: number;
}

@ObjectType({ description: 'What went to and fro between your agency and others, counted over the trail as far as you may read it.' })
export class SharingFlow {
  @Field(() => [AgencyFlow], { description: 'One for each other agency; those with whom most was shared first.' }) partners!: AgencyFlow[];
  @Field(() => Boolean, { description: 'Whether there were more agencies than the list shows.' }) morePartners!: boolean;
  @Field(() => Boolean, { description: 'Whether all of the period was counted. If not, the newest five thousand times were.' })
  whole!: boolean;
}

@ArgsType()
export class SharingFlowArgs {
  @Field(() => Instant, { nullable: true, description: 'Recorded at or after this moment.' }) from?: Date | null;
  @Field(() => Instant, { nullable: true, description: 'Recorded before this moment.' }) to?: Date | null;
}
