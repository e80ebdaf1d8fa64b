import type { ConcernLevel } from '@lib/kernel';
import { ConcernLevelType } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { Field, InputType } from '@nestjs/graphql';
import type { Outcome } from '../domain/outcomes.js';
import type { Mode, ToldHow } from '../domain/sharing-input.js';
import { OutcomeType, ShareModeType, ToldHowType } from './sharing-enums.js';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first receipt.';

@InputType({ description: 'An agency, a unit of it, or a person there.' })
export class RecipientInput {
  @Field(() => UUID, { description: 'The agency.' }) agencyId!: string;
  @Field(() => UUID, { nullable: true, description: 'The unit, when only it is meant.' }) unitId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'The person, when only they are meant.' }) staffId?: string | null;
}

@InputType({ description: 'What is about to be sent to whom, before anything is decided.' })
export class ConsiderInput {
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => [UUID], { description: 'The notes chosen.' }) noteIds!: string[];
  @Field(() => [RecipientInput], { description: 'The recipients chosen.' }) recipients!: RecipientInput[];
  @Field(() => ShareModeType, { description: 'How it comes about.' }) mode!: Mode;
  @Field(() => String, { nullable: true, description: 'Code of the purpose; the agreement’s usual one when left out.' }) purpose?:
    string | null;
}

@InputType({ description: 'Something cut from the text that goes.' })
export class CutInput {
  @Field(() => String, { description: 'Code of why; see sharingPolicy.' }) code!: string;
  @Field(() => String, { nullable: true, description: 'Why, in words.' }) words?: string | null;
}

@InputType({ description: 'One outcome and reason. It may cover several notes and is kept for each of them.' })
export class ItemDecisionInput {
  @Field(() => [UUID], { description: 'The notes it covers.' }) noteIds!: string[];
  @Field(() => OutcomeType, { description: 'The outcome.' }) outcome!: Outcome;
  @Field(() => String, { nullable: true, description: 'Code of the reason; left out for a share, the usual one.' }) reasonCode?:
    string | null;
  @Field(() => String, { nullable: true, description: 'The reason in words, where the code or the level asks for them.' }) reasonWords?:
    string | null;
  @Field(() => String, { nullable: true, description: 'What the recipient may read about it; nothing when left out.' }) recipientWords?:
    string | null;
  @Field(() => Day, { nullable: true, description: 'When a withholding is looked at again.' }) reviewBy?: string | null;
  @Field(() => Instant, { nullable: true, description: 'Until when it is deferred.' }) deferredUntil?: Date | null;
  @Field(() => String, { nullable: true, description: 'The text that goes, for a share in part.' }) sharedText?: string | null;
  @Field(() => [CutInput], { nullable: true, description: 'What was cut, for a share in part.' }) cuts?: CutInput[] | null;
  @Field(() => Boolean, { nullable: true, description: 'That the handling conditions have been read and accepted.' }) conditionsAccepted?:
    boolean | null;
}

@InputType({ description: 'Everything decided towards one recipient, with the grounds once. Grounds left out are those of the agreement.' })
export class RecipientDecisionInput {
  @Field(() => RecipientInput, { description: 'The recipient.' }) recipient!: RecipientInput;
  @Field(() => String, { nullable: true, description: 'Why they need it; needed for an agency new to this person.' }) whyNeeded?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Code of the purpose.' }) purpose?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the lawful gateway.' }) gateway?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the data protection condition.' }) protectionCondition?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is necessary.' }) necessity?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is proportionate.' }) proportionality?: string | null;
  @Field(() => String, { nullable: true, description: 'What is asked of them.' }) asked?: string | null;
  @Field(() => Instant, { nullable: true, description: 'By when.' }) respondBy?: Date | null;
  @Field(() => [ItemDecisionInput], { description: 'The decisions.' }) items!: ItemDecisionInput[];
}

@InputType({ description: 'An agency that policy expects and that is left out.' })
export class LeftOutInput {
  @Field(() => UUID, { description: 'The agency.' }) agencyId!: string;
  @Field(() => String, { description: 'Why it is not told.' }) reasonWords!: string;
}

@InputType({ description: 'A whole sitting of decisions.' })
export class DecideInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => ShareModeType, { description: 'How it comes about.' }) mode!: Mode;
  @Field(() => ToldHowType, { nullable: true, description: 'How they are or were told; through this service when left out.' })
  toldHow?: ToldHow | null;
  @Field(() => Instant, { nullable: true, description: 'When they were told, for a share recorded afterwards.' }) toldAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it cannot wait, for an urgent share.' }) urgentReason?: string | null;
  @Field(() => [RecipientDecisionInput], { description: 'Up to 20 recipients.' }) recipients!: RecipientDecisionInput[];
  @Field(() => [LeftOutInput], { nullable: true, description: 'Expected agencies that are left out, each with why.' }) expectedLeftOut?:
    LeftOutInput[] | null;
  @Field(() => UUID, { nullable: true, description: 'The draft it was typed in, which is discarded.' }) draftId?: string | null;
}

@InputType({ description: 'Share now, explain after: for risk to life or of serious harm, or a running recall.' })
export class UrgentShareInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => String, { nullable: true, description: 'What they need to know; recorded as a note and sent in the same transaction.' })
  body?: string | null;
  @Field(() => [UUID], { nullable: true, description: 'Notes to send as they stand.' }) noteIds?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Kind of the new note.' }) category?: string | null;
  @Field(() => ConcernLevelType, { nullable: true, description: 'Level of the new note.' }) level?: ConcernLevel | null;
  @Field(() => [RecipientInput], { description: 'Whom to tell.' }) recipients!: RecipientInput[];
  @Field(() => String, { description: 'Why it cannot wait.' }) whyNow!: string;
  @Field(() => String, { description: 'Code of the lawful gateway.' }) gateway!: string;
}
