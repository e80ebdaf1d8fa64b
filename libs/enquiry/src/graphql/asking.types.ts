import { Agreement, KeyReused, SharingRefused } from '@lib/partnership';
import { Day, Instant, UUID } from '@lib/platform';
import { AgreementNeeded, CodeLabel } from '@lib/sharing';
import { createUnionType, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { Enquiry } from './enquiry.types.js';
import { EnquiryRefused, enquiryMember, QuestionShown } from './question.types.js';

const codes = (description: string) => ({ description });

@ObjectType({ description: 'What may be chosen when asking and answering.' })
export class EnquiryPolicy {
  @Field(() => [CodeLabel], codes('Why core questions are left out.')) dropReasons!: CodeLabel[];
  @Field(() => [CodeLabel], codes('Why an answer is withheld; whoever asked never reads it.')) withholdReasons!: CodeLabel[];
  @Field(() => [CodeLabel], codes('Why no further answer is given here.')) noFurtherReasons!: CodeLabel[];
  @Field(() => [CodeLabel], codes('Why an enquiry is declined.')) declineReasons!: CodeLabel[];
  @Field(() => [CodeLabel], codes('How something is known.')) bases!: CodeLabel[];
  @Field(() => [CodeLabel], codes('How an answer is marked.')) markings!: CodeLabel[];
  @Field(() => [CodeLabel], codes('Whether the person it is about may be told.')) disclosable!: CodeLabel[];
  @Field(() => [String], { description: 'Codes of the reasons above that always need words.' }) needsWords!: string[];
  @Field(() => String, { description: 'What whoever asked reads of a question to which nothing more is said.' }) uniformReply!: string;
}

@ObjectType({ description: 'A set of questions that your agency may ask.' })
export class OfferedSet {
  @Field(() => String, { description: 'Its code.' }) code!: string;
  @Field(() => Int, { description: 'Its version; hand it back when you ask.' }) version!: number;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Field(() => String, { description: 'What it is for.' }) about!: string;
  @Field(() => String, { description: 'BEFORE_RELEASE, RELEASED_72_HOURS, RECALL or CONFERENCE.' }) stage!: string;
  @Field(() => Boolean, { description: 'Whether it is for the stage that the person is at.' }) suggested!: boolean;
  @Field(() => [String], { description: 'Kinds of agency that it is put to.' }) askedOf!: string[];
  @Field(() => String, { nullable: true, description: 'What stands above it, when it is a local supplement and no part of any tool.' })
  supplementHeading!: string | null;
  @Field(() => Int, { description: 'How many questions, with those that others open.' }) questionCount!: number;
  @Field(() => Int, { description: 'How many of them are always asked.' }) coreCount!: number;
}

@ObjectType({ description: 'What they replied last time to the same question about the same person.' })
export class LastAnswer {
  @Field(() => String, { description: 'ANSWERED, NOT_KNOWN, NOT_HELD, AWAITING or NO_FURTHER_ANSWER.' }) state!: string;
  @Field(() => String, { description: 'In words.' }) text!: string;
  @Field(() => Day, { nullable: true, description: 'The day as of which it was true.' }) asAt!: string | null;
  @Field(() => Instant, { description: 'When it was given.' }) answeredAt!: Date;
  @Field(() => String, { description: 'Reference of the enquiry it was given to.' }) reference!: string;
  @Field(() => UUID, { description: 'That enquiry.' }) enquiryId!: string;
}

@ObjectType({ description: 'A question before it is asked.' })
export class QuestionConsidered {
  @Field(() => QuestionShown, { description: 'The question.' }) question!: QuestionShown;
  @Field(() => LastAnswer, { nullable: true, description: 'What they replied last time, if it was asked and opened.' })
  last!: LastAnswer | null;
}

@ObjectType({ description: 'A group of questions before they are asked.' })
export class GroupConsidered {
  @Field(() => String, { description: 'Its code.' }) code!: string;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Extensions({ counted: 10 })
  @Field(() => [QuestionConsidered], { description: 'Its questions.' })
  questions!: QuestionConsidered[];
}

@ObjectType({ description: 'An enquiry as it would be, with everything filled in that need not be typed.' })
export class EnquiryConsidered {
  @Field(() => OfferedSet, { description: 'The set.' }) set!: OfferedSet;
  @Extensions({ counted: 8 })
  @Field(() => [GroupConsidered], { description: 'Its questions, group by group.' })
  groups!: GroupConsidered[];
  @Field(() => Int, { description: 'Working days they would have.' }) workingDays!: number;
  @Field(() => Instant, { description: 'It would be due before this instant: the end of the last working day.' }) dueAt!: Date;
  @Field(() => Agreement, { nullable: true, description: 'The agreement to rely on.' }) agreement!: Agreement | null;
  @Field(() => String, { description: 'Code of the purpose; may be empty.' }) purpose!: string;
  @Field(() => String, { description: 'Code of the lawful gateway; may be empty.' }) gateway!: string;
  @Field(() => String, { description: 'Code of the data protection condition; may be empty.' }) protectionCondition!: string;
  @Field(() => String, { description: 'Why it is necessary; may be empty.' }) necessity!: string;
  @Field(() => String, { description: 'Why it is proportionate; may be empty.' }) proportionality!: string;
  @Field(() => Boolean, { description: 'Whether you will be asked to sign in again: they have had nothing to do with this person.' })
  needsFreshSignIn!: boolean;
  @Field(() => Boolean, { description: 'Whether you must say why they need to know of this person.' }) needsWhyNeeded!: boolean;
}

@ObjectType({ description: 'The questions were asked.' })
export class EnquiryAsked {
  @Field(() => Enquiry, { description: 'The enquiry.' }) enquiry!: Enquiry;
}
@ObjectType({ description: 'The enquiry was changed.' })
export class EnquiryChanged {
  @Field(() => Enquiry, { nullable: true, description: 'The enquiry as it is now.' }) enquiry!: Enquiry | null;
}
@ObjectType({ description: 'An enquiry as whoever was asked opens it. The first sight has been recorded.' })
export class EnquiryOpened {
  @Field(() => Enquiry, { description: 'The enquiry.' }) enquiry!: Enquiry;
  @Field(() => Boolean, { description: 'Whether this was the first sight.' }) firstSight!: boolean;
  @Field(() => String, { description: 'The asker’s staffed duty contact.' }) dutyName!: string;
  @Field(() => String, { description: 'Its telephone number.' }) dutyPhone!: string;
  @Field(() => String, { description: 'When it is staffed.' }) dutyHours!: string;
}

export const AskResult = createUnionType({
  name: 'AskResult',
  description: 'What came of askQuestions.',
  types: () => [EnquiryAsked, EnquiryRefused, SharingRefused, AgreementNeeded, KeyReused] as const,
  resolveType: enquiryMember({ 'SHR-02': 'AgreementNeeded' }),
});
export const EnquiryActResult = createUnionType({
  name: 'EnquiryActResult',
  description: 'What came of declineEnquiry or closeEnquiry.',
  types: () => [EnquiryChanged, EnquiryRefused, KeyReused] as const,
  resolveType: enquiryMember(),
});
