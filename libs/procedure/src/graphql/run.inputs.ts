import { Instant, UUID } from '@lib/platform';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';
const STEP = 'Key of the step in this run.';

@InputType({ description: 'A fact and when it happened, or is to happen.' })
export class ReportedFactInput {
  @Field(() => String, { description: 'Code of the fact.' }) fact!: string;
  @Field(() => Instant, { description: 'When.' }) when!: Date;
}

@InputType({ description: 'Begins a process map about a person.' })
export class BeginProcedureInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => String, { description: 'Code of the map.' }) code!: string;
  @Field(() => Int, { description: 'The version that was shown.' }) version!: number;
  @Field(() => String, { nullable: true, description: 'Code of the variant, where the map has any.' }) variant?: string | null;
  @Field(() => [ReportedFactInput], { description: 'What is known: at least what the map needs to begin.' }) facts!: ReportedFactInput[];
}

@InputType({ description: 'A fact that is known when a map is begun on a protection record.' })
export class KnownFactInput {
  @Field(() => String, { description: 'Code of the fact.' }) fact!: string;
  @Field(() => Instant, { description: 'When it happened.' }) when!: Date;
}

@InputType({ description: 'Begins a process map on a protection record.' })
export class BeginProtectionProcedureInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The protection record.' }) protectionId!: string;
  @Field(() => String, { description: 'Code of the map.' }) code!: string;
  @Field(() => Int, { description: 'The version that was shown.' }) version!: number;
  @Field(() => String, { nullable: true, description: 'Code of the variant, where the map has any.' }) variant?: string | null;
  @Field(() => [KnownFactInput], { description: 'What is known: at least what the map needs to begin.' }) facts!: KnownFactInput[];
}

@InputType({ description: 'Something about a run.' })
abstract class InRunInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The run.' }) runId!: string;
}

@InputType({ description: 'Lets an agency take part. Grounds left out are the agreement’s.' })
export class OpenProcedureInput extends InRunInput {
  @Field(() => UUID, { description: 'The agency.' }) agencyId!: string;
  @Field(() => String, { nullable: true, description: 'Code of the purpose.' }) purpose?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the lawful gateway.' }) gateway?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the data protection condition.' }) protectionCondition?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is necessary.' }) necessity?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is proportionate.' }) proportionality?: string | null;
  @Field(() => String, { nullable: true, description: 'Why they need to know of this person; needed for an agency new to them.' })
  whyNeeded?: string | null;
}

@InputType({ description: 'Reports a fact.' })
export class ReportFactInput extends InRunInput {
  @Field(() => String, { description: 'Code of the fact.' }) fact!: string;
  @Field(() => Instant, { description: 'When it happened, or is to happen.' }) when!: Date;
}

@InputType({ description: 'Takes a step in hand.' })
export class TakeStepInput extends InRunInput {
  @Field(() => String, { description: STEP }) step!: string;
}

@InputType({ description: 'Records a try, and when the next one is to be.' })
export class TryStepInput extends InRunInput {
  @Field(() => String, { description: STEP }) step!: string;
  @Field(() => String, { description: 'What came of it.' }) words!: string;
  @Field(() => Instant, { description: 'When it is to be tried next.' }) nextAt!: Date;
}

@InputType({ description: 'Records that a step is done.' })
export class DoStepInput extends InRunInput {
  @Field(() => String, { description: STEP }) step!: string;
  @Field(() => String, { description: 'Code of the outcome.' }) outcome!: string;
  @Field(() => Instant, { description: 'When it was done.' }) when!: Date;
  @Field(() => String, { nullable: true, description: 'Why, in words; some outcomes need them.' }) words?: string | null;
}

@InputType({ description: 'Signs a step off, or sends it back.' })
export class CheckStepInput extends InRunInput {
  @Field(() => String, { description: STEP }) step!: string;
  @Field(() => Boolean, { description: 'True signs it off, false sends it back.' }) signedOff!: boolean;
  @Field(() => String, { nullable: true, description: 'What is to be put right; needed to send it back.' }) words?: string | null;
}

@InputType({ description: 'Records the decision that a step is not going to be done.' })
export class LeaveStepInput extends InRunInput {
  @Field(() => String, { description: STEP }) step!: string;
  @Field(() => String, { description: 'Why.' }) words!: string;
  @Field(() => String, { description: 'What happens instead.' }) instead!: string;
}

@InputType({ description: 'Hands a step on to somebody else.' })
export class HandOnStepInput extends InRunInput {
  @Field(() => String, { description: STEP }) step!: string;
  @Field(() => UUID, { description: 'To whom.' }) toStaffId!: string;
}

@InputType({ description: 'Answers a handover.' })
export class AnswerHandoverInput extends InRunInput {
  @Field(() => String, { description: STEP }) step!: string;
  @Field(() => Boolean, { description: 'Whether you take it.' }) accepted!: boolean;
  @Field(() => String, { nullable: true, description: 'Why you cannot take it; needed to decline.' }) words?: string | null;
}

@InputType({ description: 'Records that a run is over.' })
export class FinishProcedureInput extends InRunInput {
  @Field(() => String, { description: 'Code of the end that was reached.' }) end!: string;
}

@InputType({ description: 'Stops a run before its end.' })
export class StopProcedureInput extends InRunInput {
  @Field(() => String, { description: 'Why.' }) words!: string;
}

@ArgsType()
export class StepTakersArgs {
  @Field(() => String, { description: STEP }) step!: string;
  @Field(() => String, { nullable: true, description: 'Part of their name.' }) name?: string | null;
  @Field(() => UUID, {
    nullable: true,
    description: 'The last one that you have: at most 100 are answered, and this asks for those after it.',
  })
  after?: string | null;
}

@ArgsType()
export class PageOfPersonArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
