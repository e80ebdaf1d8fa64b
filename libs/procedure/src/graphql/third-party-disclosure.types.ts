import { Agency, KeyReused, RefusalShape, Staff, Unit } from '@lib/partnership';
import { Person, ThirdParty } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { createUnionType, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { SafetyPlan, Telling } from '../domain/telling.js';
import type { DisclosureOutcome } from '../domain/third-party-disclosure.js';
import { ProcedureRun } from './run.types.js';

export enum DisclosureOutcomeType {
  TELL = 'TELL',
  NOTHING_TO_DISCLOSE = 'NOTHING_TO_DISCLOSE',
  NOT_TO_TELL = 'NOT_TO_TELL',
}
registerEnumType(DisclosureOutcomeType, {
  name: 'DisclosureOutcome',
  description: 'What a supervisor decides about telling somebody outside the agencies.',
  valuesMap: {
    TELL: { description: 'They are told, in the exact words that are approved.' },
    NOTHING_TO_DISCLOSE: { description: 'There is nothing to tell. Whoever asked is given the neutral words.' },
    NOT_TO_TELL: { description: 'It is not told. Whoever asked is given the neutral words, which are the same.' },
  },
});
export enum TellingType {
  TOLD = 'TOLD',
  NO_UNDERTAKING = 'NO_UNDERTAKING',
  NOT_POSSIBLE = 'NOT_POSSIBLE',
  NEUTRAL_WORDS_SAID = 'NEUTRAL_WORDS_SAID',
  NOBODY_ASKED = 'NOBODY_ASKED',
}
registerEnumType(TellingType, {
  name: 'Telling',
  description: 'What came of a decision about telling somebody.',
  valuesMap: {
    TOLD: { description: 'They were told.' },
    NO_UNDERTAKING: { description: 'They would not undertake to keep it in confidence, so nothing was told.' },
    NOT_POSSIBLE: { description: 'It could not be told.' },
    NEUTRAL_WORDS_SAID: { description: 'It was not to be told, and the neutral words were said.' },
    NOBODY_ASKED: { description: 'It was not to be told, and nobody had asked.' },
  },
});
export enum SafetyPlanType {
  IN_PLACE = 'IN_PLACE',
  NOT_WANTED = 'NOT_WANTED',
}
registerEnumType(SafetyPlanType, {
  name: 'SafetyPlan',
  description: 'How support and a safety plan stood before anybody was approached.',
  valuesMap: { IN_PLACE: { description: 'In place.' }, NOT_WANTED: { description: 'Offered, and not wanted.' } },
});

@ObjectType({
  description:
    'Telling somebody outside the agencies about a person: proposed, decided, and what came of it. Your own agency’s only, and never in an emergency. Nothing of it is sent by this service.',
})
export class ThirdPartyDisclosure {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its reference, to quote.' }) reference!: string;
  @Field(() => Person, { nullable: true, description: 'The person it is about.' }) person!: Person | null;
  @Field(() => Agency, { description: 'The agency whose it is.' }) agency!: Agency;
  @Field(() => Unit, { description: 'The unit it was proposed in.' }) unit!: Unit;
  @Field(() => ProcedureRun, { nullable: true, description: 'The run it belongs to, if any.' }) run!: ProcedureRun | null;
  @Field(() => String, { description: 'What need telling would answer.' }) need!: string;
  @Field(() => ThirdParty, { nullable: true, description: 'Who is best placed to be told, where they are recorded.' })
  thirdParty!: ThirdParty | null;
  @Field(() => String, { nullable: true, description: 'Who they are to the person, where they are not recorded.' }) relation!:
    string | null;
  @Field(() => String, { description: 'Why they are best placed.' }) whyThem!: string;
  @Field(() => String, { description: 'What harm telling could do, to anyone.' }) harm!: string;
  @Field(() => Boolean, { description: 'Whether the person was asked for their side.' }) sought!: boolean;
  @Field(() => String, { description: 'What the person said, or why they were not asked.' }) representations!: string;
  @Field(() => Staff, { description: 'Who proposed it.' }) proposedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) proposedAt!: Date;
  @Field(() => ThirdPartyDisclosure, { nullable: true, description: 'The one whose place it took.' })
  supersedes!: ThirdPartyDisclosure | null;
  @Field(() => ThirdPartyDisclosure, { nullable: true, description: 'The one that took its place.' })
  supersededBy!: ThirdPartyDisclosure | null;
  @Field(() => Instant, { nullable: true, description: 'When that was.' }) supersededAt!: Date | null;
  @Field(() => String, {
    description: 'The neutral words, the same whether nothing is held or nothing is told; used where no others are given.',
  })
  usualNeutralWords!: string;
  @Field(() => Staff, { nullable: true, description: 'The supervisor who decided.' }) decidedBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When.' }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'In what rank or grade.' }) decidedAs!: string | null;
  @Field(() => DisclosureOutcomeType, { nullable: true, description: 'What was decided; null until it is.' })
  outcome!: DisclosureOutcome | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) why!: string | null;
  @Field(() => String, { nullable: true, description: 'The exact words that may be said, where it is to be told.' }) exactWords!:
    string | null;
  @Field(() => Boolean, { description: 'Whether anything may be left in writing.' }) mayLeaveInWriting!: boolean;
  @Field(() => String, { nullable: true, description: 'What, and why.' }) whyInWriting!: string | null;
  @Field(() => String, { nullable: true, description: 'The neutral words that may be said, where it is not to be told.' }) neutralWords!:
    string | null;
  @Field(() => Staff, { nullable: true, description: 'Who recorded what came of it.' }) recordedBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When.' }) recordedAt!: Date | null;
  @Field(() => TellingType, { nullable: true, description: 'What came of it; null until it is recorded.' }) telling!: Telling | null;
  @Field(() => SafetyPlanType, { nullable: true, description: 'Support and safety plan before anybody was approached.' })
  safetyPlan!: SafetyPlan | null;
  @Field(() => String, { nullable: true, description: 'What they are, or how they were offered.' }) safetyWords!: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether they undertook to keep it in confidence.' }) undertaking!: boolean | null;
  @Field(() => String, { nullable: true, description: 'Who spoke to them.' }) toldBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Who else was there.' }) present!: string | null;
  @Field(() => String, { nullable: true, description: 'Where.' }) place!: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it was in person.' }) inPerson!: boolean | null;
  @Field(() => String, { nullable: true, description: 'Why it was not.' }) whyNotInPerson!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When they were spoken to.' }) toldAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What was left in writing; null where nothing was.' }) leftInWriting!: string | null;
  @Field(() => String, { nullable: true, description: 'What else was said of it, or why it was not possible.' }) tellingWords!:
    string | null;
}

@ObjectType({ description: 'A page of disclosures to third parties.' })
export class ThirdPartyDisclosurePage {
  @Field(() => [ThirdPartyDisclosure], { description: 'The disclosures, the newest first.' }) items!: ThirdPartyDisclosure[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'It was recorded.' })
export class ThirdPartyDisclosureKept {
  @Field(() => ThirdPartyDisclosure, { nullable: true, description: 'The disclosure as it stands now.' })
  disclosure!: ThirdPartyDisclosure | null;
}
@ObjectType({
  implements: () => [RefusalShape],
  description: 'Something is left unsaid, out of turn, or not approved. Nothing was recorded.',
})
export class ThirdPartyDisclosureRefused extends RefusalShape {
  @Field(() => String, { nullable: true, description: 'The input field it concerns, if it is one.' }) field!: string | null;
}
export const ThirdPartyDisclosureResult = createUnionType({
  name: 'ThirdPartyDisclosureResult',
  description: 'What came of proposeThirdPartyDisclosure, decideThirdPartyDisclosure or recordTelling.',
  types: () => [ThirdPartyDisclosureKept, ThirdPartyDisclosureRefused, KeyReused] as const,
  resolveType: ({ __typename, code }: { __typename?: string; code?: string }) =>
    __typename ?? (code === 'KEY_REUSED' ? 'KeyReused' : 'ThirdPartyDisclosureRefused'),
});
