import { KeyReused, RefusalShape } from '@lib/partnership';
import { Day, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Extensions, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ManagementPlanVersion, PlanCopy } from './management-plan.types.js';

@InputType({ description: 'What is done towards an objective.' })
export class PlanTacticInput {
  @Field(() => String, { description: 'What is done.' }) what!: string;
  @Field(() => String, { description: 'Who does it, of which agency or unit.' }) who!: string;
  @Field(() => Day, { nullable: true, description: 'By when.' }) by?: string | null;
}
@InputType({ description: 'An objective with its tactics.' })
export class PlanObjectiveInput {
  @Field(() => String, { description: 'What it is.' }) objective!: string;
  @Field(() => [PlanTacticInput], { description: 'What is done towards it: one at least, ten at most.' }) tactics!: PlanTacticInput[];
}
@InputType({ description: 'What happens when something goes wrong.' })
export class PlanContingencyInput {
  @Field(() => String, { description: 'What goes wrong: a code of `managementPlanLists`.' }) trigger!: string;
  @Field(() => String, { nullable: true, description: 'What exactly, and what else is done; needed with OTHER.' }) words?: string | null;
  @Field(() => String, { description: 'Who tells.' }) who!: string;
  @Field(() => String, { description: 'Whom they tell.' }) whom!: string;
  @Field(() => Int, { description: 'Within how many hours or working days: 1 to 99.' }) within!: number;
  @Field(() => String, { description: 'HOURS or WORKING_DAYS.' }) unit!: string;
  @Field(() => String, { description: 'By what means.' }) means!: string;
}
@InputType({ description: 'An order or a licence condition.' })
export class PlanRequirementInput {
  @Field(() => String, { description: 'Which kind: a code of `managementPlanLists`.' }) kind!: string;
  @Field(() => String, { description: 'What it says.' }) words!: string;
  @Field(() => Day, { nullable: true, description: 'From when it holds.' }) from?: string | null;
  @Field(() => Day, { nullable: true, description: 'Until when it holds.' }) to?: string | null;
}

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';
@InputType({ description: 'A version of a management plan, whole.' })
export class RecordManagementPlanInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => UUID, { nullable: true, description: 'The version it was written from; left out for the first.' }) supersedes?:
    string | null;
  @Field(() => String, { description: 'What it is for, in a sentence.' }) aim!: string;
  @Field(() => [PlanObjectiveInput], { description: 'Objectives: one at least, ten at most.' }) objectives!: PlanObjectiveInput[];
  @Field(() => [PlanContingencyInput], { description: 'Who tells whom when something goes wrong: one at least, twenty at most.' })
  contingencies!: PlanContingencyInput[];
  @Field(() => [PlanRequirementInput], { description: 'Orders and licence conditions: thirty at most.' })
  requirements!: PlanRequirementInput[];
  @Field(() => String, { nullable: true, description: 'Key information.' }) keyInformation?: string | null;
  @Field(() => String, { nullable: true, description: 'Further considerations.' }) furtherConsiderations?: string | null;
  @Field(() => String, { nullable: true, description: 'Supervision.' }) supervision?: string | null;
  @Field(() => String, { nullable: true, description: 'Monitoring and control.' }) monitoringAndControl?: string | null;
  @Field(() => String, { nullable: true, description: 'Interventions and treatment.' }) interventionsAndTreatment?: string | null;
  @Field(() => String, { nullable: true, description: 'Victim safety planning.' }) victimSafetyPlanning?: string | null;
  @Field(() => String, { nullable: true, description: 'Contingency, in words.' }) contingencyPlans?: string | null;
  @Field(() => [UUID], { description: 'Notes of your agency, and items that it received and opened; 100 at most.' }) links!: string[];
  @Field(() => [UUID], { description: 'Other people it speaks of, of your agency’s references on this person; 20 at most.' })
  thirdPartyIds!: string[];
  @Field(() => Day, { description: 'When it is to be looked at again: after today, within a year.' }) reviewOn!: string;
  @Field(() => String, { nullable: true, description: 'What changed; needed from the second version on.' }) changed?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it changed; needed from the second version on.' }) why?: string | null;
}
@InputType({ description: 'That there is nothing to change.' })
export class ConfirmManagementPlanInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The version that stands.' }) planId!: string;
  @Field(() => String, { description: 'Why there is nothing to change.' }) because!: string;
  @Field(() => Day, { description: 'When it is to be looked at next.' }) reviewOn!: string;
}
@InputType({ description: 'Copies a version out as text.' })
export class CopyManagementPlanInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The version.' }) planId!: string;
  @Field(() => String, { description: 'CONNECT or NDELIUS.' }) system!: string;
}

@ArgsType()
export class PageOfVersionsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ObjectType({ description: 'It was recorded.' })
export class ManagementPlanKept {
  @Field(() => ManagementPlanVersion, { nullable: true, description: 'The version as it stands now.' }) plan!: ManagementPlanVersion | null;
}
@ObjectType({ implements: () => [RefusalShape], description: 'Something is left unsaid, or has changed. Nothing was recorded.' })
export class ManagementPlanRefused extends RefusalShape {
  @Field(() => String, { nullable: true, description: 'The input field it concerns, if it is one.' }) field!: string | null;
  @Field(() => ManagementPlanVersion, {
    nullable: true,
    description: 'The version that stands now, where somebody recorded one while you were writing.',
  })
  now!: ManagementPlanVersion | null;
}
@ObjectType({ description: 'One text to enter in the other system.' })
export class PlanCopyPart {
  @Field(() => String, { description: 'What to call it there.' }) heading!: string;
  @Field(() => String, { description: 'What to paste.' }) text!: string;
}
@ObjectType({ description: 'The text to paste. That it was copied is on the record.' })
export class ManagementPlanCopied {
  @Field(() => PlanCopy, { nullable: true, description: 'The copy, as it was recorded.' }) copy!: PlanCopy | null;
  @Extensions({ counted: 3 })
  @Field(() => [PlanCopyPart], { description: 'The plan, its linked notes, and what was shared: entries of their own.' })
  parts!: readonly PlanCopyPart[];
}

interface Told {
  readonly __typename?: string;
  readonly code?: string;
}
const resolveType = ({ __typename, code }: Told): string => __typename ?? (code === 'KEY_REUSED' ? 'KeyReused' : 'ManagementPlanRefused');
export const ManagementPlanResult = createUnionType({
  name: 'ManagementPlanResult',
  description: 'What came of recordManagementPlan or confirmManagementPlan.',
  types: () => [ManagementPlanKept, ManagementPlanRefused, KeyReused] as const,
  resolveType,
});
export const CopyManagementPlanResult = createUnionType({
  name: 'CopyManagementPlanResult',
  description: 'What came of copyManagementPlan.',
  types: () => [ManagementPlanCopied, ManagementPlanRefused, KeyReused] as const,
  resolveType,
});
