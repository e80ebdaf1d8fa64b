import { Agency, KeyReused, RefusalShape, SharingRefused, Staff, Unit, unionMember } from '@lib/partnership';
import { Instant } from '@lib/platform';
import type { Type } from '@nestjs/common';
import { createUnionType, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { ConsideredLine } from './considering.types.js';
import { Decision, DecisionSet } from './decision.types.js';
import { Draft, HeldElsewhere, StandingDecision } from './kept.types.js';
import { Share } from './share.types.js';
import { SilentSource } from './silent-source.type.js';

@ObjectType({ description: 'Decided, kept and sent: the receipt.' })
export class SharedReceipt {
  @Field(() => DecisionSet, { description: 'The set, with its reference.' }) set!: DecisionSet;
  @Extensions({ counted: 20 })
  @Field(() => [Share], { description: 'What went, one for each recipient that was told anything.' })
  shares!: Share[];
  @Field(() => Instant, { nullable: true, description: 'By when what was left undecided must be explained.' }) explainDueAt!: Date | null;
  @Extensions({ counted: 10 })
  @Field(() => [SilentSource], { description: 'Sources one would expect at this stage that have not answered.' })
  silentSources!: SilentSource[];
  @Field(() => Boolean, { description: 'Whether another source in your organisation has been asked: always, when there is one.' })
  groupAsked!: boolean;
}

@ObjectType({ description: 'A recipient, and what must still be decided towards it.' })
export class UnexplainedFor {
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'The unit, if only one is meant.' }) unit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'The person, if only one is meant.' }) staff!: Staff | null;
  @Extensions({ counted: 10 })
  @Field(() => [ConsideredLine], { description: 'Graver notes without a decision.' })
  lines!: ConsideredLine[];
}

@ObjectType({
  implements: () => [RefusalShape],
  description: 'Something graver is held and has no decision towards a recipient. Nothing was sent.',
})
export class ExplanationNeeded extends RefusalShape {
  @Extensions({ counted: 20 })
  @Field(() => [UnexplainedFor], { description: 'What to decide, recipient by recipient.' })
  recipients!: UnexplainedFor[];
}

@ObjectType({
  implements: () => [RefusalShape],
  description: 'No sharing agreement in force covers both agencies and the purpose. Nothing was sent.',
})
export class AgreementNeeded extends RefusalShape {
  @Field(() => Agency, { description: 'The recipient.' }) agency!: Agency;
}

@ObjectType({ description: 'A share as its recipient opens it. The first sight has been recorded.' })
export class ShareOpened {
  @Field(() => Share, { description: 'The share, with what went.' }) share!: Share;
  @Field(() => Boolean, { description: 'Whether this was the first sight.' }) firstSight!: boolean;
  @Field(() => [String], { description: 'Who may be told.' }) mayTell!: string[];
  @Field(() => [String], { description: 'Who must not be told.' }) mustNotTell!: string[];
  @Field(() => String, { description: 'What holds for passing it on.' }) onward!: string;
  @Field(() => String, { description: 'The sender’s staffed duty contact.' }) dutyName!: string;
  @Field(() => String, { description: 'Its telephone number.' }) dutyPhone!: string;
  @Field(() => String, { description: 'When it is staffed.' }) dutyHours!: string;
}

@ObjectType({ description: 'The answer was recorded and the sender can read it.' })
export class ShareAnswered {
  @Field(() => Share, { description: 'The share.' }) share!: Share;
}
@ObjectType({ description: 'The share was taken back. Nobody there sees its content from now on.' })
export class ShareRevoked {
  @Field(() => Share, { description: 'The share.' }) share!: Share;
  @Field(() => Boolean, { description: 'Whether somebody had opened it before: what was read cannot be unread.' }) alreadySeen!: boolean;
}
@ObjectType({ description: 'The draft was kept.' })
export class DraftSaved {
  @Field(() => Draft, { description: 'The draft.' }) draft!: Draft;
}
@ObjectType({ description: 'The supervisor’s answer was recorded.' })
export class Endorsed {
  @Field(() => Decision, { description: 'The decision.' }) decision!: Decision;
}
@ObjectType({ description: 'The standing decision was recorded.' })
export class StandingRecorded {
  @Field(() => StandingDecision, { description: 'The standing decision.' }) standing!: StandingDecision;
}
@ObjectType({ description: 'It was recorded that the desk has considered it.' })
export class HeldElsewhereRecorded {
  @Field(() => HeldElsewhere, { description: 'What was recorded.' }) held!: HeldElsewhere;
}
@ObjectType({ description: 'The change was recorded.' })
export class CircumstanceRecorded {
  @Field(() => Int, { description: 'How many decisions of your agency it reopened.' }) reopened!: number;
}

const resolveType = unionMember({ 'SHR-01': 'ExplanationNeeded', 'SHR-02': 'AgreementNeeded' });
const came = (of: string): string => `What came of ${of}.`;

export const DecideResult = createUnionType({
  name: 'DecideResult',
  description: came('decideSharing'),
  types: () => [SharedReceipt, ExplanationNeeded, AgreementNeeded, SharingRefused, KeyReused] as const,
  resolveType,
});
export const UrgentShareResult = createUnionType({
  name: 'UrgentShareResult',
  description: came('shareUrgently'),
  types: () => [SharedReceipt, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});

/** One success, or one of the two refusals that every act here can meet. */
function actResult<T>(name: string, of: string, success: Type<T>) {
  return createUnionType({
    name,
    description: came(of),
    types: () => [success, SharingRefused, KeyReused] as const,
    resolveType: unionMember({}),
  });
}
export const AcknowledgeResult = actResult('AcknowledgeResult', 'acknowledgeShare', ShareAnswered);
export const NotForUsResult = actResult('NotForUsResult', 'returnShare', ShareAnswered);
export const RevokeResult = actResult('RevokeResult', 'revokeShare', ShareRevoked);
export const EndorseResult = actResult('EndorseResult', 'endorseWithholding', Endorsed);
export const StandingResult = actResult('StandingResult', 'proposeStandingDecision or approveStandingDecision', StandingRecorded);
export const HeldElsewhereResult = actResult('HeldElsewhereResult', 'recordHeldElsewhere', HeldElsewhereRecorded);
export const CircumstanceResult = actResult('CircumstanceResult', 'recordCircumstance', CircumstanceRecorded);
