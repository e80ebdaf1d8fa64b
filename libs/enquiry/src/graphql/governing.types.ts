import { KeyReused, RefusalShape, SharingRefused, Staff, unionMember } from '@lib/partnership';
import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Extensions, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { EnquiriesArgs } from './page.args.js';

@ObjectType({ description: 'One version of a question set that your agency wrote for itself.' })
export class QuestionSetVersion {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Code of the set.' }) code!: string;
  @Field(() => Int, { description: 'Its number.' }) version!: number;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Field(() => String, { description: 'The questions, as JSON in the format concordat-questions/1.' }) definition!: string;
  @Field(() => String, { description: 'SHA-256 of the canonical JSON, in hexadecimal.' }) definitionHash!: string;
  @Field(() => String, { nullable: true, description: 'What changes and why.' }) why!: string | null;
  @Field(() => String, { description: 'DRAFT, PROPOSED, PUBLISHED, REPLACED, DECLINED, RETIRED or TAKEN_BACK.' }) state!: string;
  @Field(() => Int, { description: 'Hand it back when you change it, so that nobody writes over what they have not seen.' })
  rowVersion!: number;
  @Field(() => Instant, { description: 'When it was begun.' }) draftedAt!: Date;
  @Field(() => Staff, { description: 'Who began it.' }) draftedBy!: Staff;
  @Field(() => Instant, { nullable: true, description: 'When it was proposed.' }) proposedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who proposed it.' }) proposedBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When it was decided about.' }) decidedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'The second person.' }) decidedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'What they said.' }) decidedWords!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was replaced, or taken out of use.' }) replacedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who took it out of use.' }) endedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) endedWords!: string | null;
}

@ObjectType({ description: 'A set of questions that came with the service.' })
export class ShippedQuestionSet {
  @Field(() => String, { description: 'Its code.' }) code!: string;
  @Field(() => Int, { description: 'Its version.' }) version!: number;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Field(() => String, { description: 'What it is for.' }) about!: string;
  @Field(() => String, { description: 'BEFORE_RELEASE, RELEASED_72_HOURS, RECALL or CONFERENCE.' }) stage!: string;
  @Field(() => [String], { description: 'Kinds of agency that may ask it.' }) askedBy!: string[];
  @Field(() => [String], { description: 'Kinds of agency that it is put to.' }) askedOf!: string[];
  @Field(() => Boolean, { description: 'False: asked by nobody until an agency turns it on.' }) offered!: boolean;
  @Field(() => String, { nullable: true, description: 'Of a supplement: how it is headed.' }) supplementHeading!: string | null;
  @Field(() => Int, { description: 'How many questions it has.' }) questionCount!: number;
  @Field(() => String, { description: 'The questions, as JSON in the format concordat-questions/1.' }) definition!: string;
}

@ObjectType({ description: 'De-identified answers to a supplement, for its evaluation, under an approval of their own.' })
export class EvaluationExtract {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Code of the supplement.' }) setCode!: string;
  @Field(() => Day, { description: 'The first day.' }) fromDay!: string;
  @Field(() => Day, { description: 'The last day.' }) toDay!: string;
  @Field(() => String, { description: 'What the evaluation is for.' }) purpose!: string;
  @Field(() => String, { description: 'Reference of the evaluation’s approval.' }) approvalReference!: string;
  @Field(() => Instant, { description: 'When it was proposed.' }) proposedAt!: Date;
  @Field(() => Staff, { description: 'Who proposed it.' }) proposedBy!: Staff;
  @Field(() => Instant, { nullable: true, description: 'When it was decided about.' }) decidedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'The second person.' }) decidedBy!: Staff | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it was approved.' }) approved!: boolean | null;
  @Field(() => String, { nullable: true, description: 'What they said.' }) decidedWords!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many enquiries it holds.' }) lines!: number | null;
  @Field(() => String, { nullable: true, description: 'The extract itself, as JSON: by quarter, choices and counts only.' }) content!:
    string | null;
}

const cursor = 'Pass it as `after` for the next page.';
@ObjectType({ description: 'A page of versions.' })
export class QuestionSetVersionPage {
  @Field(() => [QuestionSetVersion], { description: 'The versions, the newest first.' }) items!: QuestionSetVersion[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ObjectType({ description: 'A page of extracts.' })
export class EvaluationExtractPage {
  @Field(() => [EvaluationExtract], { description: 'The extracts, the newest first.' }) items!: EvaluationExtract[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ArgsType()
export class QuestionSetVersionsArgs extends EnquiriesArgs {
  @Field(() => String, { nullable: true, description: 'Only versions of this set.' }) code?: string | null;
}

const KEY = 'The idempotency key: the same key and input bring back the first answer.';
@InputType({ description: 'Begins your agency’s next version of a set.' })
export class DraftQuestionSetInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => String, { description: 'Code of the set.' }) code!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Questions to begin with, as JSON in the format concordat-questions/1 or as a FHIR R4 Questionnaire, or either compressed (gzip, base64); without it, what is asked now.',
  })
  definition?: string | null;
}
@InputType({ description: 'Changes a draft.' })
export class SaveQuestionSetInput {
  @Field(() => UUID, { description: 'The version.' }) id!: string;
  @Field(() => Int, { description: 'The rowVersion you have read.' }) rowVersion!: number;
  @Field(() => String, { description: 'The questions, as JSON in the format concordat-questions/1.' }) definition!: string;
}
@InputType({ description: 'Proposes a draft to a second person.' })
export class ProposeQuestionSetInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The version.' }) id!: string;
  @Field(() => Int, { description: 'The rowVersion you have read.' }) rowVersion!: number;
  @Field(() => String, { description: 'What changes and why. Plain text, up to 2,000 characters.' }) why!: string;
}
@InputType({ description: 'Decides about a version that somebody else has proposed.' })
export class QuestionSetDecidedInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The version.' }) id!: string;
  @Field(() => Boolean, { description: 'Whether you agree.' }) approve!: boolean;
  @Field(() => String, { nullable: true, description: 'Why; needed where you do not. Plain text, up to 2,000 characters.' }) words?:
    string | null;
}
@InputType({ description: 'Decides about an extract that somebody else has proposed.' })
export class ExtractDecidedInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The extract.' }) id!: string;
  @Field(() => Boolean, { description: 'Whether you agree.' }) approve!: boolean;
  @Field(() => String, { nullable: true, description: 'Why; needed where you do not. Plain text, up to 2,000 characters.' }) words?:
    string | null;
}
@InputType({ description: 'Takes a version out of use, or back before it was decided about.' })
export class EndQuestionSetInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The version.' }) id!: string;
  @Field(() => String, { description: 'Why. Plain text, up to 2,000 characters.' }) words!: string;
}
@InputType({ description: 'Proposes a de-identified extract.' })
export class ProposeExtractInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => String, { description: 'Code of the supplement.' }) setCode!: string;
  @Field(() => Day, { description: 'The first day.' }) fromDay!: string;
  @Field(() => Day, { description: 'The last day.' }) toDay!: string;
  @Field(() => String, { description: 'What the evaluation is for. Plain text, up to 2,000 characters.' }) purpose!: string;
  @Field(() => String, { description: 'Reference of the evaluation’s approval. Up to 200 characters.' }) approvalReference!: string;
}

@ObjectType({ description: 'It is done; this is how the version stands.' })
export class QuestionSetDone {
  @Field(() => QuestionSetVersion, { description: 'The version.' }) version!: QuestionSetVersion;
}
@ObjectType({ description: 'One thing wrong in a question set, and where.' })
export class SetProblem {
  @Field(() => String, { description: 'Where: a JSON pointer.' }) path!: string;
  @Field(() => String, { description: 'What, and how to mend it.' }) message!: string;
}
@ObjectType({ implements: () => [RefusalShape], description: 'The questions cannot be used as they are. Nothing was changed.' })
export class QuestionSetUnsound extends RefusalShape {
  @Extensions({ counted: 50 })
  @Field(() => [SetProblem], { description: 'Everything that is wrong, at most 100.' })
  problems!: SetProblem[];
}
@ObjectType({ description: 'It is done; this is how the extract stands.' })
export class ExtractDone {
  @Field(() => EvaluationExtract, { description: 'The extract.' }) extract!: EvaluationExtract;
}
export const QuestionSetResult = createUnionType({
  name: 'QuestionSetResult',
  description: 'What came of it.',
  types: () => [QuestionSetDone, QuestionSetUnsound, SharingRefused, KeyReused] as const,
  resolveType: unionMember({ 'ENQ-30': 'QuestionSetUnsound' }),
});
export const ExtractResult = createUnionType({
  name: 'ExtractResult',
  description: 'What came of it.',
  types: () => [ExtractDone, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});
