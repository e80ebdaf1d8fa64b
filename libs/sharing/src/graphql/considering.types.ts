import type { ConcernLevel } from '@lib/kernel';
import { Agency, Agreement, Staff, Unit } from '@lib/partnership';
import { ConcernLevelType } from '@lib/people';
import { UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { SilentSource } from './silent-source.type.js';

// `counted`: how many the cost rule expects, where the rules of sharing keep a list, or all such lists together, shorter than a hundred.

@ObjectType({ description: 'A note, or a named series of reports that is decided as one.' })
export class ConsideredLine {
  @Field(() => [UUID], { description: 'The notes it stands for.' }) noteIds!: string[];
  @Field(() => String, { description: 'The series’ name, or the note’s kind.' }) title!: string;
  @Field(() => ConcernLevelType, { description: 'The gravest level in it; a note without one counts as high.' }) level!: ConcernLevel;
  @Field(() => Int, { description: 'How many notes.' }) count!: number;
  @Extensions({ counted: 10 })
  @Field(() => [RiskNote], { description: 'The notes.' })
  notes!: RiskNote[];
}

@ObjectType({ description: 'What must be decided towards one recipient, with the grounds filled in.' })
export class RecipientConsideration {
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'The unit, if only one is meant.' }) unit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'The person, if only one is meant.' }) staff!: Staff | null;
  @Field(() => Agreement, { nullable: true, description: 'The agreement in force that would be relied on.' }) agreement!: Agreement | null;
  @Field(() => String, { description: 'Purpose, filled in; empty when there is none to fill in.' }) purpose!: string;
  @Field(() => String, { description: 'Lawful gateway, filled in.' }) gateway!: string;
  @Field(() => String, { description: 'Data protection condition, filled in.' }) protectionCondition!: string;
  @Field(() => String, { description: 'Why it is necessary, filled in.' }) necessity!: string;
  @Field(() => String, { description: 'Why it is proportionate, filled in.' }) proportionality!: string;
  @Field(() => Boolean, { description: 'Whether policy expects this agency to be told.' }) expected!: boolean;
  @Extensions({ counted: 10 })
  @Field(() => [ConsideredLine], { description: 'Graver than the least grave note chosen and undecided: each must be decided.' })
  graver!: ConsideredLine[];
  @Extensions({ counted: 10 })
  @Field(() => [ConsideredLine], { description: 'Just as grave: listed, and answered once as a group.' })
  asGrave!: ConsideredLine[];
  @Field(() => Boolean, { description: 'Whether this agency does not work with the person yet, so that why they need it must be said.' })
  newToThePerson!: boolean;
}

@ObjectType({ description: 'What must be decided before something goes. It speaks of your own agency’s notes only.' })
export class Consideration {
  @Extensions({ counted: 20 })
  @Field(() => [RecipientConsideration], { description: 'Recipient by recipient.' })
  recipients!: RecipientConsideration[];
  @Field(() => [Agency], { description: 'Agencies that policy expects and that were not chosen.' }) expectedLeftOut!: Agency[];
  @Extensions({ counted: 10 })
  @Field(() => [SilentSource], { description: 'Sources one would expect at this stage that have not answered.' })
  silentSources!: SilentSource[];
  @Field(() => Boolean, { description: 'Whether another source in your organisation will be asked: always, when there is one.' })
  groupAsked!: boolean;
}

@ObjectType({ description: 'An agency or unit that could be told.' })
export class PossibleRecipient {
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'The unit there that works with the person, if it is known.' }) unit!: Unit | null;
  @Field(() => Boolean, { description: 'Whether policy expects it to be told of these notes.' }) expected!: boolean;
  @Field(() => Boolean, { description: 'Whether it works with the person.' }) member!: boolean;
  @Field(() => Boolean, { description: 'Whether an agreement with it is in force.' }) agreement!: boolean;
}

@ObjectType({ description: 'A piece of text in a comparison.' })
export class TextPart {
  @Field(() => String, { description: 'SAME, CUT or ADDED.' }) kind!: string;
  @Field(() => String, { description: 'The text.' }) text!: string;
}

@ObjectType({ description: 'One item as the recipient will read it.' })
export class PreviewItem {
  @Field(() => String, { description: 'Its kind in words.' }) title!: string;
  @Field(() => ConcernLevelType, { description: 'Its level.' }) level!: ConcernLevel;
  @Field(() => String, { description: 'The text that will go.' }) body!: string;
  @Field(() => Boolean, { description: 'Whether parts are cut.' }) inPart!: boolean;
  @Extensions({ counted: 20 })
  @Field(() => [TextPart], { description: 'The original against what goes; for the sender’s eyes.' })
  difference!: TextPart[];
  @Field(() => String, { nullable: true, description: 'Conditions that go with it.' }) handlingConditions!: string | null;
  @Field(() => String, { description: 'Its marking.' }) marking!: string;
  @Field(() => [String], { description: 'Other people whom it tells of.' }) thirdParties!: string[];
}

@ObjectType({ description: 'What one recipient will see.' })
export class SharePreview {
  @Field(() => String, { description: 'The recipient in words.' }) recipient!: string;
  @Extensions({ counted: 25 })
  @Field(() => [PreviewItem], { description: 'The items.' })
  items!: PreviewItem[];
  @Field(() => [String], { description: 'Every other person they would learn of.' }) thirdPartiesLearned!: string[];
}
