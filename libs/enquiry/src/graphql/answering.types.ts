import { Agency } from '@lib/partnership';
import { Instant } from '@lib/platform';
import { ConsideredLine } from '@lib/sharing';
import { Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { AnswerRowShown } from './answer-rows.wire.js';
import { Enquiry } from './enquiry.types.js';
import { AnswerProblem, QuestionShown } from './question.types.js';

// `counted`: how many the cost rule expects; a set has a hundred questions at most, and all its groups together have no more.

const TYPED = 'As it was typed, so that a page can show it again; it may be unsound.';

@ObjectType({ description: 'Where what is said comes from. Set once for an enquiry, and changed where an answer differs.' })
export class ProvenanceShown {
  @Field(() => String, { nullable: true, description: 'How it is known, as a code; see enquiryPolicy.' }) basis!: string | null;
  @Field(() => String, { nullable: true, description: 'The day as of which it is true, YYYY-MM-DD as it was typed.' }) asAt!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it comes from.' }) source!: string | null;
  @Field(() => String, { nullable: true, description: 'OFFICIAL or OFFICIAL_SENSITIVE.' }) marking!: string | null;
  @Field(() => String, { nullable: true, description: 'Whether the person it is about may be told: YES, NO or REDACTED.' }) disclosable!:
    string | null;
}

@ObjectType({ description: 'What your agency last answered to the same question about the same person, asked by the same agency.' })
export class OwnLastAnswer {
  @Field(() => String, { description: 'ANSWERED, NOT_KNOWN, NOT_HELD, WITHHELD, NO_FURTHER_ANSWER or AWAITING.' }) state!: string;
  @Field(() => String, { description: 'In words, with the question as it was asked then.' }) text!: string;
  @Extensions({ counted: 2 })
  @Field(() => [AnswerRowShown], { description: 'What was filled in.' })
  rows!: readonly AnswerRowShown[];
  @Field(() => String, { nullable: true, description: 'The day as of which it was true.' }) asAt!: string | null;
  @Field(() => Instant, { description: 'When it was given.' }) answeredAt!: Date;
  @Field(() => String, { description: 'Reference of the enquiry it was given to.' }) reference!: string;
  @Field(() => String, { description: 'GROUP: may be confirmed with others. SINGLE: by a tick of its own. NO: answer it anew.' })
  confirm!: string;
  @Field(() => String, { nullable: true, description: 'Why it must be answered anew.' }) why!: string | null;
}

@ObjectType({ description: 'A question with what has been typed to answer it, or what was sent.' })
export class AnsweringQuestion extends ProvenanceShown {
  @Field(() => QuestionShown, { description: 'The question.' }) question!: QuestionShown;
  @Field(() => Boolean, { description: 'Whether it is asked now, given the other answers.' }) open!: boolean;
  @Field(() => Instant, { nullable: true, description: 'When it was last replied to.' }) sentAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What kind of answer; null while nothing is chosen.' }) state!: string | null;
  @Extensions({ counted: 2 })
  @Field(() => [AnswerRowShown], { description: `What was filled in. ${TYPED}` })
  rows!: readonly AnswerRowShown[];
  @Field(() => String, { nullable: true, description: 'From whom an answer is awaited.' }) awaitingFrom!: string | null;
  @Field(() => String, { nullable: true, description: `Until when. ${TYPED}` }) awaitingUntil!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is withheld, or why they are to ring, as a code.' }) reasonCode!:
    string | null;
  @Field(() => String, { nullable: true, description: 'Why, in words.' }) reasonWords!: string | null;
  @Field(() => String, { nullable: true, description: `When the withholding is looked at again. ${TYPED}` }) reviewBy!: string | null;
  @Field(() => Int, { description: 'Hand it back when you save, so that nobody writes over what they have not seen.' }) version!: number;
  @Field(() => Instant, { nullable: true, description: 'When the draft was saved; null when there is none.' }) savedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who saved it.' }) savedBy!: string | null;
  @Extensions({ counted: 3 })
  @Field(() => [AnswerProblem], { description: 'What is missing or wrong in it.' })
  problems!: readonly AnswerProblem[];
  @Field(() => OwnLastAnswer, { nullable: true, description: 'What was answered last time, if it was ever asked.' })
  last!: OwnLastAnswer | null;
}

@ObjectType({ description: 'A group of questions, and how far it has come.' })
export class AnsweringGroup {
  @Field(() => String, { description: 'Its code.' }) code!: string;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Field(() => Int, { description: 'Questions done.' }) done!: number;
  @Field(() => Int, { description: 'Questions that are asked now.' }) total!: number;
  @Field(() => String, { description: 'NOT_STARTED, INCOMPLETE, COMPLETED or CANNOT_ANSWER_YET.' }) status!: string;
  @Extensions({ counted: 10 })
  @Field(() => [AnsweringQuestion], { description: 'Its questions, those not asked now as well.' })
  questions!: readonly AnsweringQuestion[];
}

@ObjectType({ description: 'An enquiry as those answer it to whom it is addressed.' })
export class Answering {
  @Field(() => Enquiry, { description: 'The enquiry.' }) enquiry!: Enquiry;
  @Field(() => Int, { description: 'Hand it back to sendAnswers: it changes with every answer that anybody saves.' }) seen!: number;
  @Field(() => Int, { description: 'Questions done.' }) done!: number;
  @Field(() => Int, { description: 'Questions that are asked now.' }) total!: number;
  @Field(() => ProvenanceShown, { description: 'What holds where an answer says nothing else.' }) defaults!: ProvenanceShown;
  @Field(() => Int, { description: 'Hand it back when you save them.' }) defaultsVersion!: number;
  /** `groups` stands in the resolver: it may be asked for one of them. */
  @Field(() => Int, { description: 'How many of last time’s answers may be confirmed together.' }) confirmable!: number;
}

@ObjectType({ description: 'One answer as it would go, or stay.' })
export class LineChecked {
  @Field(() => String, { description: 'Code of the question.' }) questionCode!: string;
  @Field(() => String, { description: 'The question.' }) question!: string;
  @Field(() => String, { description: 'The answer in words, as they would read it; blank where there is none yet.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'What kind of answer; null while there is none.' }) state!: string | null;
  @Extensions({ counted: 3 })
  @Field(() => [AnswerProblem], { description: 'What keeps it from being sent.' })
  problems!: readonly AnswerProblem[];
}

@ObjectType({ description: 'What would go if you sent now. It changes nothing.' })
export class AnswersChecked {
  @Extensions({ counted: 40 })
  @Field(() => [LineChecked], { description: 'What they would read.' })
  going!: readonly LineChecked[];
  @Extensions({ counted: 40 })
  @Field(() => [LineChecked], { description: 'Of these they read the one sentence that tells nothing.' })
  uniform!: readonly LineChecked[];
  @Extensions({ counted: 40 })
  @Field(() => [LineChecked], { description: 'Answered, and no longer asked: kept on your record, not sent.' })
  keptOut!: readonly LineChecked[];
  @Extensions({ counted: 40 })
  @Field(() => [LineChecked], { description: 'Asked, and not to be sent yet: nothing is answered, or something is to be mended.' })
  stillOpen!: readonly LineChecked[];
  @Extensions({ counted: 20 })
  @Field(() => [String], { description: 'Every other person whom the answers name.' })
  thirdParties!: readonly string[];
  @Extensions({ counted: 10 })
  @Field(() => [ConsideredLine], {
    description: 'Notes graver than the least grave answer and undecided towards them: each must be decided.',
  })
  graver!: readonly ConsideredLine[];
  @Extensions({ counted: 10 })
  @Field(() => [Agency], { description: 'Agencies that policy expects to be told of the attached notes: say why not, or tell them too.' })
  expectedLeftOut!: readonly Agency[];
  @Field(() => Int, { description: 'Hand it back to sendAnswers.' }) seen!: number;
  @Field(() => Boolean, { description: 'Whether there is something to send and nothing graver is undecided.' })
  ready!: boolean;
}
