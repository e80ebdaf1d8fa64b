import { KeyReused, SharingRefused, Staff, Unit, unionMember } from '@lib/partnership';
import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What a duty desk says it does about a question. Only the desk reads it.' })
export class DeskAnswer {
  @Field(() => String, { description: 'WE_WILL_CALL or NOTHING_FROM_THIS_DESK.' }) answer!: string;
  @Field(() => Instant, { description: 'When.' }) answeredAt!: Date;
  @Field(() => Staff, { description: 'Who answered.' }) answeredBy!: Staff;
}

@ObjectType({
  description: 'A question to a duty desk about somebody, with the identifiers that whoever asked had. Compared with no record.',
})
export class DeskQuestion {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Instant, { description: 'When it was asked.' }) askedAt!: Date;
  @Field(() => Staff, { description: 'Who asked.' }) askedBy!: Staff;
  @Field(() => Unit, { description: 'The desk it was sent to.' }) desk!: Unit;
  @Field(() => String, { nullable: true, description: 'The name, as it was typed.' }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'A CRN or PNC, as it was typed.' }) identifier!: string | null;
  @Field(() => Day, { nullable: true, description: 'The date of birth.' }) bornOn!: string | null;
  @Field(() => String, { description: 'Why they ask.' }) words!: string;
  @Field(() => String, { description: 'How they can be called back.' }) callBack!: string;
  @Field(() => String, { description: 'What whoever asked is told: the same for every question, whatever the desk does.' }) reply!: string;
  @Field(() => Boolean, { description: 'Whether it is your own desk that is asked.' }) forYourDesk!: boolean;
  @Field(() => DeskAnswer, { nullable: true, description: 'What the desk does about it; null for everybody outside that desk.' })
  answer!: DeskAnswer | null;
}

@ObjectType({ description: 'A page of questions.' })
export class DeskQuestionPage {
  @Field(() => [DeskQuestion], { description: 'The questions, newest first.' }) items!: DeskQuestion[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class MyDeskQuestionsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ArgsType()
export class SignpostArgs {
  @Field(() => String, {
    nullable: true,
    description: 'A whole case reference number or police national computer number, or a whole name.',
  })
  text?: string | null;
  @Field(() => Day, { nullable: true, description: 'Date of birth: needed with a name.' }) bornOn?: string | null;
}

@InputType({ description: 'Asks a duty desk about somebody. At least a name or a number.' })
export class AskDutyDeskInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the first answer.' }) key!: string;
  @Field(() => UUID, { description: 'The duty desk: a unit of the directory.' }) unitId!: string;
  @Field(() => String, { nullable: true, description: 'Their name. Plain text, up to 200 characters.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'A CRN or PNC. Plain text, up to 50 characters.' }) identifier?: string | null;
  @Field(() => Day, { nullable: true, description: 'Their date of birth.' }) bornOn?: string | null;
  @Field(() => String, { description: 'Why you ask. Plain text, up to 2,000 characters.' }) words!: string;
  @Field(() => String, { description: 'How the desk can call you back. Plain text, up to 200 characters.' }) callBack!: string;
}

@InputType({ description: 'The desk says what it does about a question.' })
export class AnswerDeskQuestionInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the first answer.' }) key!: string;
  @Field(() => UUID, { description: 'The question.' }) id!: string;
  @Field(() => String, { description: 'WE_WILL_CALL or NOTHING_FROM_THIS_DESK. Whoever asked is not told which.' }) answer!: string;
}

@ObjectType({ description: 'The question has reached the desk.' })
export class DeskAsked {
  @Field(() => DeskQuestion, { description: 'The question, with the reply that every question gets.' }) question!: DeskQuestion;
}

@ObjectType({ description: 'The desk has answered; its work is done.' })
export class DeskAnswered {
  @Field(() => DeskQuestion, { description: 'The question as the desk now sees it.' }) question!: DeskQuestion;
}

export const AskDutyDeskResult = createUnionType({
  name: 'AskDutyDeskResult',
  description: 'What came of askDutyDesk.',
  types: () => [DeskAsked, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});

export const AnswerDeskQuestionResult = createUnionType({
  name: 'AnswerDeskQuestionResult',
  description: 'What came of answerDeskQuestion.',
  types: () => [DeskAnswered, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});
