import { KeyReused, SharingRefused, Staff, Unit, unionMember } from '@lib/partnership';
import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

const KEY = 'The idempotency key: the same key and input bring back the first answer.';

@ObjectType({ description: 'Work that a unit said it cannot do safely, and what it was answered.' })
export class UnsafeWork {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Unit, { description: 'The unit.' }) unit!: Unit;
  @Field(() => String, { description: 'What it cannot do safely.' }) what!: string;
  @Field(() => Day, { description: 'Since when.' }) since!: string;
  @Field(() => Int, { description: 'How many pieces of work or cases.' }) howMany!: number;
  @Field(() => String, { description: 'What is at risk.' }) atRisk!: string;
  @Field(() => Day, { description: 'The day by which it is to be answered.' }) answerBy!: string;
  @Field(() => Boolean, { description: 'Whether that day is over without an answer.' }) overdue!: boolean;
  @Field(() => Instant, { description: 'When it was reported.' }) raisedAt!: Date;
  @Field(() => Staff, { description: 'Who reported it.' }) raisedBy!: Staff;
  @Field(() => Instant, { nullable: true, description: 'When it was answered.' }) answeredAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who answered: somebody else.' }) answeredBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'What will be done.' }) answer!: string | null;
  @Field(() => Day, { nullable: true, description: 'By when.' }) doneBy!: string | null;
}
@ObjectType({ description: 'A page of reports.' })
export class UnsafeWorkPage {
  @Field(() => [UnsafeWork], { description: 'Those that wait for an answer first, by the day to answer by.' }) items!: UnsafeWork[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ArgsType()
export class UnsafeWorksArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
@InputType({ description: 'Says what a unit cannot do safely.' })
export class ReportUnsafeWorkInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The unit.' }) unitId!: string;
  @Field(() => String, { description: 'What it cannot do safely. Plain text, up to 500 characters.' }) what!: string;
  @Field(() => Day, { description: 'Since when: not later than today.' }) since!: string;
  @Field(() => Int, { description: 'How many pieces of work or cases, 1 or more.' }) howMany!: number;
  @Field(() => String, { description: 'What is at risk. Plain text, up to 2,000 characters.' }) atRisk!: string;
  @Field(() => Day, { description: 'The day by which it is to be answered: not before today.' }) answerBy!: string;
}
@InputType({ description: 'Answers what a unit said it cannot do safely.' })
export class AnswerUnsafeWorkInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The report.' }) id!: string;
  @Field(() => String, { description: 'What will be done. Plain text, up to 2,000 characters.' }) words!: string;
  @Field(() => Day, { description: 'By when: not before today.' }) doneBy!: string;
}
@ObjectType({ description: 'It is done; this is how the report stands.' })
export class UnsafeWorkDone {
  @Field(() => UnsafeWork, { description: 'The report.' }) report!: UnsafeWork;
}
export const UnsafeWorkResult = createUnionType({
  name: 'UnsafeWorkResult',
  description: 'What came of it.',
  types: () => [UnsafeWorkDone, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});
