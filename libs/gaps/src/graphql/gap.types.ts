import type { ConcernLevel } from '@lib/kernel';
import { Agency, KeyReused, SharingRefused, Staff, Unit, unionMember } from '@lib/partnership';
import { ConcernLevelType, Person } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { Decision } from '@lib/sharing';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

const more = { description: 'Whether there are more than a hundred of them.' };
@ObjectType({ description: 'What a supervisor said of a gap, as it stood then.' })
export class GapAnswered {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'CLEARED: it may stand until a day. SENT_BACK: it has to be decided.' }) outcome!: string;
  @Field(() => String, { description: 'Why.' }) words!: string;
  @Field(() => Day, { nullable: true, description: 'Cleared: the London day on which it is looked at again.' }) reviewBy!: string | null;
  @Field(() => Int, { description: 'How many notes were unexplained then.' }) notes!: number;
  @Field(() => Instant, { description: 'When it was said.' }) saidAt!: Date;
  @Field(() => Staff, { description: 'Who said it.' }) saidBy!: Staff;
}
@ObjectType({
  description:
    'What one unit of your agency holds about a person that is graver than what one recipient was told: what nobody has decided about, and what was decided about and is not told. What others did is not in it.',
})
export class Gap {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Person, { nullable: true, description: 'Whom it is about; null when their case is closed to you.' }) person!: Person | null;
  @Field(() => Unit, { description: 'The unit that holds it.' }) unit!: Unit;
  @Field(() => Agency, { description: 'Who was told less.' }) recipientAgency!: Agency;
  @Field(() => Boolean, {
    description:
      'Whether your own agency told them less. Otherwise the rule asks you because of what others told: nothing more is said of that.',
  })
  own!: boolean;
  @Field(() => Int, { description: 'How many notes are graver than what they were told, with no decision.' }) unexplainedCount!: number;
  @Field(() => ConcernLevelType, { nullable: true, description: 'The gravest of these; null when there is none.' })
  gravestUnexplained!: ConcernLevel | null;
  @Field(() => Boolean, { description: 'A supervisor said why it may stand, of all that is unexplained now, and the day has not come.' })
  cleared!: boolean;
  @Field(() => Int, { description: 'How many notes are graver, explained, and still not shared.' }) unsharedCount!: number;
  @Field(() => ConcernLevelType, { nullable: true, description: 'The gravest of these; null when there is none.' })
  gravestUnshared!: ConcernLevel | null;
  @Field(() => Instant, { nullable: true, description: 'Since when the longest of these is not told.' }) unsharedSince!: Date | null;
  @Field(() => Int, { description: 'How many decisions to withhold are past their review day.' }) reviewsOverdue!: number;
  @Field(() => [String], { description: 'Sources that were silent when they were last told something, and are still, by name.' })
  silentSources!: string[];
  @Field(() => Instant, { description: 'Since when there has been something to look at.' }) foundAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When there was nothing any more.' }) endedAt!: Date | null;
  @Field(() => [RiskNote], { description: 'The notes that nobody has decided about.' }) unexplained!: RiskNote[];
  @Field(() => Boolean, more) moreUnexplained!: boolean;
  @Field(() => [RiskNote], { description: 'The notes that were decided about and not told.' }) unshared!: RiskNote[];
  @Field(() => Boolean, more) moreUnshared!: boolean;
  @Field(() => [Decision], { description: 'The decisions that explain these; a standing decision for their kind is not among them.' })
  decisions!: Decision[];
  @Field(() => Boolean, more) moreDecisions!: boolean;
  @Field(() => [Decision], { description: 'The decisions to withhold that are past their review day.' }) overdue!: Decision[];
  @Field(() => Boolean, more) moreOverdue!: boolean;
  @Field(() => [GapAnswered], { description: 'What supervisors said of it, newest first.' }) answers!: GapAnswered[];
  @Field(() => Boolean, more) moreAnswers!: boolean;
}
@ObjectType({ description: 'All the gaps that you may see, counted: the first two figures belong together.' })
export class GapFigures {
  @Field(() => Int, { description: 'Units and recipients with something unexplained.' }) unexplained!: number;
  @Field(() => Int, { description: 'Of these, those that a supervisor has let stand for now.' }) cleared!: number;
  @Field(() => Int, { description: 'Units and recipients with something graver, explained, and still not shared.' }) unshared!: number;
  @Field(() => Instant, { nullable: true, description: 'Since when the longest of these is not told.' }) unsharedSince!: Date | null;
  @Field(() => Int, { description: 'Those with sources that are silent.' }) silent!: number;
  @Field(() => Int, { description: 'Decisions to withhold that are past their review day.' }) overdue!: number;
}
@ObjectType({ description: 'A page of gaps.' })
export class GapPage {
  @Field(() => [Gap], { description: 'Those that nobody has let stand first, the gravest unexplained first.' }) items!: Gap[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ArgsType()
export class GapPageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
@ArgsType()
export class GapsArgs {
  @Field(() => UUID, { nullable: true, description: 'Only about this person.' }) personId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'Only of this unit.' }) unitId?: string | null;
}
@ObjectType({ description: 'What stands to be looked at in your units.' })
export class Gaps {
  @Field(() => GapFigures, { description: 'Of everything that you may see, whatever was asked for.' }) figures!: GapFigures;
}

@InputType({ description: 'Says of a gap that it may stand for now, or sends it back to be decided.' })
export class AnswerGapInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the first answer.' }) key!: string;
  @Field(() => UUID, { description: 'The gap.' }) id!: string;
  @Field(() => String, { description: 'CLEARED or SENT_BACK.' }) outcome!: string;
  @Field(() => String, { description: 'Why. Plain text, up to 2,000 characters.' }) words!: string;
  @Field(() => Day, { nullable: true, description: 'Cleared: the day on which it is looked at again, within four weeks.' })
  reviewBy?: string | null;
}
@ObjectType({ description: 'It is said; this is how the gap stands.' })
export class GapDone {
  @Field(() => Gap, { description: 'The gap.' }) gap!: Gap;
}
export const GapResult = createUnionType({
  name: 'GapResult',
  description: 'What came of it.',
  types: () => [GapDone, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});
