import { Agency, KeyReused, RefusalShape, Staff, Unit } from '@lib/partnership';
import { Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { Share, ShareItem } from '@lib/sharing';
import { createUnionType, Extensions, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ProcedureRun } from './run.types.js';

@ObjectType({ description: 'Something that could have been done, with what spoke for and against it.' })
export class RiskOption {
  @Field(() => String, { description: 'What it is.' }) title!: string;
  @Field(() => String, { description: 'What speaks for it.' }) speaksFor!: string;
  @Field(() => String, { description: 'What speaks against it.' }) speaksAgainst!: string;
}

@ObjectType({ description: 'Something that a decision rests on, in the version that was known then.' })
export class ReliedItem {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => RiskNote, { nullable: true, description: 'A note of the deciding agency, where you may read it.' }) note!: RiskNote | null;
  @Field(() => ShareItem, { nullable: true, description: 'Something it had received, where you may read it.' }) received!: ShareItem | null;
  @Field(() => Share, { nullable: true, description: 'What that came with, where you may read it.' }) share!: Share | null;
  @Field(() => Boolean, { description: 'Whether it has been superseded, withdrawn or taken back since.' }) changedSince!: boolean;
}

@ObjectType({ description: 'A risk-management decision as it was taken. One that is changed is another, which supersedes it.' })
export class RiskDecision {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its reference, to quote.' }) reference!: string;
  @Field(() => Person, { nullable: true, description: 'The person it is about.' }) person!: Person | null;
  @Field(() => Agency, { description: 'The agency that decided.' }) agency!: Agency;
  @Field(() => Unit, { description: 'The unit it was decided in.' }) unit!: Unit;
  @Field(() => ProcedureRun, { nullable: true, description: 'The run it was taken in, if any.' }) run!: ProcedureRun | null;
  @Field(() => String, { description: 'What was to be decided.' }) question!: string;
  @Extensions({ counted: 10 })
  @Field(() => [RiskOption], { description: 'What was considered: two at least, ten at most.' })
  options!: RiskOption[];
  @Field(() => Int, { description: 'Which of them was chosen, from 0.' }) chosen!: number;
  @Field(() => String, { description: 'Why.' }) rationale!: string;
  @Field(() => String, { nullable: true, description: 'Who saw it otherwise, and how.' }) dissent!: string | null;
  @Field(() => [ReliedItem], { description: 'What it rests on: 100 at most.' }) reliedOn!: ReliedItem[];
  @Field(() => String, { nullable: true, description: 'Why it rests on nothing that is recorded here, where it does not.' })
  nothingReliedOn!: string | null;
  @Field(() => Boolean, { description: 'Whether something it rests on has changed since.' }) changedSince!: boolean;
  @Field(() => Staff, { description: 'Who decided.' }) decidedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) decidedAt!: Date;
  @Field(() => RiskDecision, { nullable: true, description: 'The one whose place it took.' }) supersedes!: RiskDecision | null;
  @Field(() => RiskDecision, { nullable: true, description: 'The one that took its place.' }) supersededBy!: RiskDecision | null;
  @Field(() => Instant, { nullable: true, description: 'When that was.' }) supersededAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'The supervisor who looked at it.' }) lookedAtBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When.' }) lookedAt!: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether they endorsed it; null until they have looked.' }) endorsed!:
    boolean | null;
  @Field(() => String, { nullable: true, description: 'What they said about it.' }) lookedAtWords!: string | null;
}

@ObjectType({ description: 'A page of risk-management decisions.' })
export class RiskDecisionPage {
  @Field(() => [RiskDecision], { description: 'The decisions, the newest first.' }) items!: RiskDecision[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@InputType({ description: 'Something that could be done.' })
export class RiskOptionInput {
  @Field(() => String, { description: 'What it is.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'What speaks for it; this or the other is needed.' }) speaksFor?: string | null;
  @Field(() => String, { nullable: true, description: 'What speaks against it.' }) speaksAgainst?: string | null;
}

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';
@InputType({ description: 'A risk-management decision.' })
export class RecordRiskDecisionInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => UUID, { nullable: true, description: 'The run it is taken in.' }) runId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'The decision whose place it takes.' }) supersedes?: string | null;
  @Field(() => String, { description: 'What is to be decided.' }) question!: string;
  @Field(() => [RiskOptionInput], { description: 'What could be done: two at least, ten at most.' }) options!: RiskOptionInput[];
  @Field(() => Int, { description: 'Which of them is chosen, from 0.' }) chosen!: number;
  @Field(() => String, { description: 'Why.' }) rationale!: string;
  @Field(() => String, { nullable: true, description: 'Who sees it otherwise, and how.' }) dissent?: string | null;
  @Field(() => [UUID], { description: 'What it rests on: notes of your agency, and items that it received and opened; 100 at most.' })
  reliedOn!: string[];
  @Field(() => String, { nullable: true, description: 'Why it rests on nothing that is recorded here; needed where it does not.' })
  nothingReliedOn?: string | null;
}

@InputType({ description: 'What a supervisor says of a risk-management decision.' })
export class EndorseRiskDecisionInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The decision.' }) decisionId!: string;
  @Field(() => Boolean, { description: 'Whether it is endorsed.' }) endorsed!: boolean;
  @Field(() => String, { nullable: true, description: 'Why; needed where it is not.' }) words?: string | null;
}

@ObjectType({ description: 'It was recorded.' })
export class RiskDecisionKept {
  @Field(() => RiskDecision, { nullable: true, description: 'The decision as it stands now.' }) decision!: RiskDecision | null;
}
@ObjectType({ implements: () => [RefusalShape], description: 'Something is left unsaid, or has changed. Nothing was recorded.' })
export class RiskDecisionRefused extends RefusalShape {
  @Field(() => String, { nullable: true, description: 'The input field it concerns, if it is one.' }) field!: string | null;
}
export const RiskDecisionResult = createUnionType({
  name: 'RiskDecisionResult',
  description: 'What came of recordRiskDecision or endorseRiskDecision.',
  types: () => [RiskDecisionKept, RiskDecisionRefused, KeyReused] as const,
  resolveType: ({ __typename, code }: { __typename?: string; code?: string }) =>
    __typename ?? (code === 'KEY_REUSED' ? 'KeyReused' : 'RiskDecisionRefused'),
});
