import type { ConcernLevel } from '@lib/kernel';
import { Seal } from '@lib/ledger';
import { Agency, Agreement, Staff, Unit } from '@lib/partnership';
import { ConcernLevelType, Person } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { Extensions, Field, ObjectType } from '@nestjs/graphql';
import type { ItemKind } from '../domain/item-kind.js';
import type { Outcome } from '../domain/outcomes.js';
import type { Mode, ToldHow } from '../domain/sharing-input.js';
import { CodeLabel } from './policy.types.js';
import { Share } from './share.types.js';
import { ItemKindType, OutcomeType, ShareModeType, ToldHowType } from './sharing-enums.js';
import { SilentSource } from './silent-source.type.js';

/** A decision and its set name each other; written as a type alone, the one declared later is not asked for while this is. */
type Later<T> = T;

@ObjectType({
  description: 'What was decided about one version of a note, or about one answer, towards one recipient. The deciding agency’s alone.',
})
export class Decision {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => DecisionSet, { description: 'The set it was decided in.' }) set!: Later<DecisionSet>;
  @Field(() => ItemKindType, { description: 'What it is about: a note, or an answer to a question.' }) itemKind!: ItemKind;
  @Field(() => RiskNote, { nullable: true, description: 'The version of the note; null when it is about an answer.' })
  note!: RiskNote | null;
  @Field(() => UUID, { nullable: true, description: 'The enquiry that was answered; null when it is about a note.' }) enquiryId!:
    string | null;
  @Field(() => String, { nullable: true, description: 'The question as it was asked; null when it is about a note.' }) question!:
    string | null;
  @Field(() => ConcernLevelType, { description: 'Its level when this was decided.' }) noteLevel!: ConcernLevel;
  @Field(() => Agency, { description: 'Towards which agency.' }) recipientAgency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'Towards which of its units, if only one.' }) recipientUnit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'Towards which person there, if only one.' }) recipientStaff!: Staff | null;
  @Field(() => OutcomeType, { description: 'The outcome.' }) outcome!: Outcome;
  @Field(() => String, { description: 'Code of the reason; see sharingPolicy.' }) reasonCode!: string;
  @Field(() => String, { nullable: true, description: 'The reason in words, if any were given or needed.' }) reasonWords!: string | null;
  @Field(() => String, { nullable: true, description: 'What the recipient may read about it; none unless the decider wrote something.' })
  recipientWords!: string | null;
  @Field(() => Day, { nullable: true, description: 'When it is to be looked at again.' }) reviewBy!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it lapses, if it was deferred.' }) deferredUntil!: Date | null;
  @Field(() => Instant, { description: 'When it was decided.' }) decidedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When it ended, if it has.' }) endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'REDECIDED, CIRCUMSTANCES, REVOKED, NOTE_SUPERSEDED, NOTE_WITHDRAWN or SENT_BACK.' })
  endedWhy!: string | null;
  @Field(() => Instant, { nullable: true, description: 'By when a supervisor is to endorse it, if one must.' }) endorseDueAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When a supervisor answered.' }) endorsedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Which supervisor answered.' }) endorsedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'ENDORSED or SENT_BACK.' }) endorsement!: string | null;
  @Field(() => String, { nullable: true, description: 'The supervisor’s words.' }) endorsementWords!: string | null;
  @Extensions({ counted: 10 })
  @Field(() => [CodeLabel], { description: 'What was cut from the text that went, by code.' })
  cuts!: CodeLabel[];
}

@ObjectType({ description: 'A recipient in a set of decisions, with the grounds stated once for it.' })
export class SetRecipient {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'The unit, if only one was meant.' }) unit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'The person, if only one was meant.' }) staff!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why they need it.' }) whyNeeded!: string | null;
  @Field(() => String, { description: 'Code of the purpose; see sharingPolicy.' }) purpose!: string;
  @Field(() => String, { description: 'Code of the lawful gateway; see sharingPolicy.' }) gateway!: string;
  @Field(() => String, { description: 'Code of the data protection condition; see sharingPolicy.' }) protectionCondition!: string;
  @Field(() => String, { description: 'Why it is necessary.' }) necessity!: string;
  @Field(() => String, { description: 'Why it is proportionate.' }) proportionality!: string;
  @Field(() => Agreement, { nullable: true, description: 'The sharing agreement relied on; none for an urgent share.' })
  agreement!: Agreement | null;
  @Field(() => String, { nullable: true, description: 'What is asked of them; nothing when it is for information.' }) asked!: string | null;
  @Field(() => Instant, { nullable: true, description: 'By when.' }) respondBy!: Date | null;
  @Field(() => Share, { nullable: true, description: 'What went to them; none when nothing did.' }) share!: Share | null;
  // Five hundred in one set, over twenty recipients.
  @Extensions({ counted: 25 })
  @Field(() => [Decision], { description: 'What was decided towards them, item by item.' })
  decisions!: Decision[];
}

@ObjectType({
  description: 'One sitting of decisions about a person: everything considered, each with its outcome and reason. Its receipt.',
})
export class DecisionSet {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its reference, to quote.' }) reference!: string;
  @Field(() => Person, { description: 'The person it is about.' }) person!: Person;
  @Field(() => Unit, { description: 'The unit that decided.' }) unit!: Unit;
  @Field(() => Staff, { description: 'Who decided.' }) decidedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) decidedAt!: Date;
  @Field(() => ShareModeType, { description: 'How it came about.' }) mode!: Mode;
  @Field(() => ToldHowType, { description: 'How they were told.' }) toldHow!: ToldHow;
  @Field(() => Instant, { description: 'When they were told; earlier than decidedAt when it was recorded afterwards.' }) toldAt!: Date;
  @Field(() => String, { nullable: true, description: 'Why it could not wait, if it was urgent.' }) urgentReason!: string | null;
  @Field(() => Instant, { nullable: true, description: 'By when what was left undecided must be explained.' }) explainDueAt!: Date | null;
  @Extensions({ counted: 20 })
  @Field(() => [SetRecipient], { description: 'The recipients.' })
  recipients!: SetRecipient[];
  @Extensions({ counted: 10 })
  @Field(() => [SilentSource], { description: 'Sources one would expect at this stage that had not answered.' })
  silentSources!: SilentSource[];
  @Field(() => UUID, { description: 'Its entry in the permanent record.' }) ledgerEntryId!: string;
  @Field(() => Seal, { description: 'Where that entry stands in the log that others can check.' }) seal!: Seal;
}
