import { UUID } from '@lib/platform';
import { ItemDecisionInput, LeftOutInput } from '@lib/sharing';
import { Field, InputType, Int } from '@nestjs/graphql';
import { AnswerRowInput } from './answer-rows.wire.js';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';
/** Days and codes are taken as they were typed: what is unsound is kept as well, and said. */
@InputType({ description: 'Where what is said comes from, as typed.' })
abstract class ProvenanceInput {
  @Field(() => Int, { description: 'The version that was shown.' }) seenVersion!: number;
  @Field(() => String, { nullable: true, description: 'How it is known, as a code.' }) basis?: string | null;
  @Field(() => String, { nullable: true, description: 'The day as of which it is true, YYYY-MM-DD.' }) asAt?: string | null;
  @Field(() => String, { nullable: true, description: 'Where it comes from.' }) source?: string | null;
  @Field(() => String, { nullable: true, description: 'OFFICIAL or OFFICIAL_SENSITIVE.' }) marking?: string | null;
  @Field(() => String, { nullable: true, description: 'YES, NO or REDACTED.' }) disclosable?: string | null;
}

@InputType({ description: 'What holds wherever an answer says nothing else.' })
export class DefaultsInput extends ProvenanceInput {}

@InputType({ description: 'One answer as typed.' })
export class AnswerInput extends ProvenanceInput {
  @Field(() => String, { description: 'Code of the question.' }) questionCode!: string;
  @Field(() => String, { nullable: true, description: 'ANSWERED, NOT_KNOWN, NOT_HELD, WITHHELD, NO_FURTHER_ANSWER or AWAITING.' }) state?:
    string | null;
  @Field(() => [AnswerRowInput], { nullable: true, description: 'What is filled in.' }) rows?: AnswerRowInput[] | null;
  @Field(() => String, { nullable: true, description: 'From whom an answer is awaited.' }) awaitingFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'Until when, YYYY-MM-DD.' }) awaitingUntil?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is withheld, or why they are to ring, as a code.' }) reasonCode?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Why, in words.' }) reasonWords?: string | null;
  @Field(() => String, { nullable: true, description: 'When the withholding is looked at again, YYYY-MM-DD.' }) reviewBy?: string | null;
}

@InputType({ description: 'Keeps what is typed.' })
export class SaveAnswersInput {
  @Field(() => UUID, { description: 'The enquiry.' }) enquiryId!: string;
  @Field(() => [AnswerInput], { description: 'Answers, up to 100; one without a state and rows is dropped.' }) answers!: AnswerInput[];
  @Field(() => DefaultsInput, { nullable: true, description: 'What holds for all of them.' }) defaults?: DefaultsInput | null;
}

@InputType({ description: 'Says that last time’s answers are still right today.' })
export class ConfirmAnswersInput {
  @Field(() => UUID, { description: 'The enquiry.' }) enquiryId!: string;
  @Field(() => [String], { description: 'One code for each tick: answers that are confirmed by themselves, or chosen from the group.' })
  questionCodes!: string[];
  @Field(() => Boolean, { nullable: true, description: 'All that may be confirmed together and are not answered yet.' }) groupTick?:
    boolean | null;
}

@InputType({ description: 'Sends what is answered.' })
export class SendAnswersInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The enquiry.' }) enquiryId!: string;
  @Field(() => Int, { description: 'What checkAnswers or answering gave.' }) seen!: number;
  @Field(() => [ItemDecisionInput], { nullable: true, description: 'Risk notes decided with the answers: attached, or not and why.' })
  notes?: ItemDecisionInput[] | null;
  @Field(() => [LeftOutInput], {
    nullable: true,
    description: 'Agencies that policy expects to be told of an attached note, each with why not.',
  })
  expectedLeftOut?: LeftOutInput[] | null;
  @Field(() => String, { nullable: true, description: 'Why they need it; the agreement’s words when left out.' }) necessity?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is proportionate; the agreement’s words when left out.' }) proportionality?:
    string | null;
}

@InputType({ description: 'Says how something that did not agree was settled.' })
export class SettleContradictionInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The contradiction.' }) id!: string;
  @Field(() => String, { description: 'How: which is right, and what was done.' }) words!: string;
}
