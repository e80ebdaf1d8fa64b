import { KeyReused, RefusalShape, SharingRefused } from '@lib/partnership';
import { AgreementNeeded, DecisionSet, ExplanationNeeded, Share } from '@lib/sharing';
import { createUnionType, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { Answering, AnsweringQuestion, ProvenanceShown } from './answering.types.js';
import { Contradiction, Enquiry } from './enquiry.types.js';
import { EnquiryRefused, enquiryMember } from './question.types.js';

@ObjectType({ description: 'What was typed is kept, also where it is unsound: the problems stand with the questions.' })
export class AnswersSaved {
  @Field(() => Answering, { description: 'The enquiry as it stands now.' }) answering!: Answering;
}

@ObjectType({
  implements: () => [RefusalShape],
  description: 'Somebody else changed some of these answers meanwhile: theirs stay, the other answers are saved.',
})
export class AnswersOverwritten extends RefusalShape {
  @Extensions({ counted: 10 })
  @Field(() => [AnsweringQuestion], { description: 'What stands there now: save again with its version to write over it.' })
  theirs!: readonly AnsweringQuestion[];
  @Field(() => ProvenanceShown, { nullable: true, description: 'What holds for all, where that was changed meanwhile.' })
  defaults!: ProvenanceShown | null;
  @Field(() => Int, { nullable: true, description: 'Its version.' }) defaultsVersion!: number | null;
  @Extensions({ counted: 20 })
  @Field(() => [String], { description: 'Codes of what was saved; * for what holds for all.' })
  saved!: readonly string[];
}

@ObjectType({ description: 'The answers were recorded, and what is to go was sent.' })
export class AnswersSent {
  @Field(() => Enquiry, { description: 'The enquiry.' }) enquiry!: Enquiry;
  @Field(() => DecisionSet, { description: 'The decision, with its reference: the receipt.' }) set!: DecisionSet;
  @Extensions({ counted: 2 })
  @Field(() => [Share], { description: 'What went; none when nothing was told.' })
  shares!: readonly Share[];
  @Field(() => Int, { description: 'Questions that are still to be answered.' }) stillOpen!: number;
  @Extensions({ counted: 10 })
  @Field(() => [Contradiction], { description: 'What does not agree, as far as your agency knows both sides.' })
  contradictions!: readonly Contradiction[];
  @Extensions({ counted: 10 })
  @Field(() => [String], { description: 'Sources one would expect at this stage that have not answered.' })
  silentSources!: readonly string[];
}

@ObjectType({ description: 'It was recorded how this was settled.' })
export class ContradictionSettled {
  @Field(() => Contradiction, { description: 'The contradiction.' }) contradiction!: Contradiction;
}

export const SaveAnswersResult = createUnionType({
  name: 'SaveAnswersResult',
  description: 'What came of saveAnswers or confirmAnswers.',
  types: () => [AnswersSaved, AnswersOverwritten, EnquiryRefused, KeyReused] as const,
  resolveType: enquiryMember({ 'ENQ-10': 'AnswersOverwritten' }),
});
export const SendAnswersResult = createUnionType({
  name: 'SendAnswersResult',
  description: 'What came of sendAnswers.',
  types: () => [AnswersSent, ExplanationNeeded, EnquiryRefused, SharingRefused, AgreementNeeded, KeyReused] as const,
  resolveType: enquiryMember({ 'SHR-01': 'ExplanationNeeded', 'SHR-02': 'AgreementNeeded' }),
});
export const SettleResult = createUnionType({
  name: 'SettleResult',
  description: 'What came of settleContradiction.',
  types: () => [ContradictionSettled, EnquiryRefused, KeyReused] as const,
  resolveType: enquiryMember(),
});
