import { Instant, UUID } from '@lib/platform';
import { Field, InputType } from '@nestjs/graphql';
import type { SafetyPlan, Telling } from '../domain/telling.js';
import type { DisclosureOutcome } from '../domain/third-party-disclosure.js';
import { DisclosureOutcomeType, SafetyPlanType, TellingType } from './third-party-disclosure.types.js';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';

@InputType({ description: 'A proposal to tell somebody outside the agencies.' })
export class ProposeThirdPartyDisclosureInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => UUID, { nullable: true, description: 'The run it belongs to.' }) runId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'The proposal whose place it takes.' }) supersedes?: string | null;
  @Field(() => String, { description: 'What need telling would answer.' }) need!: string;
  @Field(() => UUID, { nullable: true, description: 'Who is best placed to be told: one of your agency’s other people on this person.' })
  thirdPartyId?: string | null;
  @Field(() => String, { nullable: true, description: 'Who they are to the person, where none is recorded; this or the other is needed.' })
  relation?: string | null;
  @Field(() => String, { description: 'Why they are best placed.' }) whyThem!: string;
  @Field(() => String, { description: 'What harm telling could do, to anyone.' }) harm!: string;
  @Field(() => Boolean, { description: 'Whether the person was asked for their side.' }) sought!: boolean;
  @Field(() => String, { description: 'What the person said, or why they were not asked.' }) representations!: string;
}

@InputType({ description: 'What a supervisor decides about a proposal of somebody else.' })
export class DecideThirdPartyDisclosureInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The disclosure.' }) disclosureId!: string;
  @Field(() => String, { description: 'In what rank or grade you decide.' }) decidedAs!: string;
  @Field(() => DisclosureOutcomeType, { description: 'What is decided.' }) outcome!: DisclosureOutcome;
  @Field(() => String, { description: 'Why.' }) why!: string;
  @Field(() => String, { nullable: true, description: 'The exact words that may be said; needed where it is to be told.' })
  exactWords?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether anything may be left in writing; left out, nothing may.' })
  mayLeaveInWriting?: boolean | null;
  @Field(() => String, { nullable: true, description: 'What, and why; needed where something may.' }) whyInWriting?: string | null;
  @Field(() => String, { nullable: true, description: 'The neutral words, where it is not to be told; left out, they are the usual ones.' })
  neutralWords?: string | null;
}

@InputType({ description: 'What came of a decision. What the outcome does not need is not kept.' })
export class RecordTellingInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The disclosure.' }) disclosureId!: string;
  @Field(() => TellingType, { description: 'What came of it.' }) telling!: Telling;
  @Field(() => SafetyPlanType, { nullable: true, description: 'Support and safety plan; needed where they were approached.' })
  safetyPlan?: SafetyPlan | null;
  @Field(() => String, { nullable: true, description: 'What they are, or how they were offered.' }) safetyWords?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether they undertook to keep it in confidence; needed where they were told.' })
  undertaking?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Who spoke to them.' }) toldBy?: string | null;
  @Field(() => String, { nullable: true, description: 'Who else was there, or that nobody was.' }) present?: string | null;
  @Field(() => String, { nullable: true, description: 'Where.' }) place?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it was in person; left out, it was.' }) inPerson?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Why it was not in person.' }) whyNotInPerson?: string | null;
  @Field(() => Instant, { nullable: true, description: 'When they were spoken to.' }) toldAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'What was left in writing; only what was approved.' }) leftInWriting?: string | null;
  @Field(() => String, { nullable: true, description: 'What else there is to say; needed where it was not possible.' })
  tellingWords?: string | null;
}
