import { UUID } from '@lib/platform';
import { RecipientInput } from '@lib/sharing';
import { Field, InputType, Int } from '@nestjs/graphql';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';
const DAYS = 'Working days they have, 1 to 60; the usual number for the stage when left out.';

@InputType({ description: 'What would be asked of whom.' })
export class ConsiderEnquiryInput {
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => String, { description: 'Code of the question set.' }) setCode!: string;
  @Field(() => RecipientInput, { description: 'Who would be asked.' }) recipient!: RecipientInput;
  @Field(() => Int, { nullable: true, description: DAYS }) workingDays?: number | null;
}

@InputType({ description: 'Core questions of one group that are left out, and why.' })
export class DroppedInput {
  @Field(() => String, { description: 'Code of the group.' }) groupCode!: string;
  @Field(() => [String], { nullable: true, description: 'Codes of the questions; every core question of the group when left out.' })
  questionCodes?: string[] | null;
  @Field(() => String, { description: 'Code of the reason; see enquiryPolicy.' }) reasonCode!: string;
  @Field(() => String, { nullable: true, description: 'Why, in words: for some reasons, and where somebody’s safety may hang on it.' })
  words?: string | null;
}

@InputType({
  description: 'A set of questions about a person, to an agency, a unit or somebody there. Grounds left out are the agreement’s.',
})
export class AskInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => String, { description: 'Code of the question set.' }) setCode!: string;
  @Field(() => Int, { description: 'The version that was shown.' }) setVersion!: number;
  @Field(() => RecipientInput, { description: 'Who is asked.' }) recipient!: RecipientInput;
  @Field(() => Int, { nullable: true, description: DAYS }) workingDays?: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is asked now: they read it. Needed to ask the same again before it is answered.',
  })
  why?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the purpose.' }) purpose?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the lawful gateway.' }) gateway?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the data protection condition.' }) protectionCondition?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is necessary.' }) necessity?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is proportionate.' }) proportionality?: string | null;
  @Field(() => String, { nullable: true, description: 'Why they need to know of this person; needed for an agency new to them.' })
  whyNeeded?: string | null;
  @Field(() => [DroppedInput], { nullable: true, description: 'What is left out, group by group.' }) dropped?: DroppedInput[] | null;
}

@InputType({ description: 'To decline an enquiry.' })
export class DeclineEnquiryInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The enquiry.' }) enquiryId!: string;
  @Field(() => String, { description: 'Code of the reason; see enquiryPolicy.' }) reasonCode!: string;
  @Field(() => String, { nullable: true, description: 'Why, in words; some reasons need them. Whoever asked reads it.' }) words?:
    string | null;
}

@InputType({ description: 'To take an enquiry back.' })
export class CloseEnquiryInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The enquiry.' }) enquiryId!: string;
  @Field(() => String, { description: 'Why the answers are no longer needed. Whoever was asked reads it.' }) words!: string;
}
