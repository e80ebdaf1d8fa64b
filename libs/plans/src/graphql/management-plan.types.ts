import { Agency, Staff, Unit } from '@lib/partnership';
import { Person, ThirdParty } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { CodeLabel, Share, ShareItem } from '@lib/sharing';
import { Extensions, Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What is done towards an objective.' })
export class PlanTactic {
  @Field(() => String, { description: 'What is done.' }) what!: string;
  @Field(() => String, { description: 'Who does it, of which agency or unit.' }) who!: string;
  @Field(() => Day, { nullable: true, description: 'By when.' }) by!: string | null;
}
@ObjectType({ description: 'An objective with its tactics.' })
export class PlanObjective {
  @Field(() => String, { description: 'What it is.' }) objective!: string;
  @Extensions({ counted: 10 })
  @Field(() => [PlanTactic], { description: 'What is done towards it: ten at most.' })
  tactics!: PlanTactic[];
}
@ObjectType({ description: 'What happens when something goes wrong: who tells whom, within how long, by what means.' })
export class PlanContingency {
  @Field(() => String, { description: 'What goes wrong: a code of `managementPlanLists`.' }) trigger!: string;
  @Field(() => String, { description: 'The same in words.' }) triggerLabel!: string;
  @Field(() => String, { nullable: true, description: 'What exactly, and what else is done.' }) words!: string | null;
  @Field(() => String, { description: 'Who tells.' }) who!: string;
  @Field(() => String, { description: 'Whom they tell.' }) whom!: string;
  @Field(() => Int, { description: 'Within how many hours or working days.' }) within!: number;
  @Field(() => String, { description: 'HOURS or WORKING_DAYS.' }) unit!: string;
  @Field(() => String, { description: 'By what means.' }) means!: string;
}
@ObjectType({ description: 'An order or a licence condition.' })
export class PlanRequirement {
  @Field(() => String, { description: 'Which kind: a code of `managementPlanLists`.' }) kind!: string;
  @Field(() => String, { description: 'The same in words.' }) kindLabel!: string;
  @Field(() => String, { description: 'What it says.' }) words!: string;
  @Field(() => Day, { nullable: true, description: 'From when it holds.' }) from!: string | null;
  @Field(() => Day, { nullable: true, description: 'Until when it holds.' }) to!: string | null;
}
@ObjectType({ description: 'A note that a plan is linked with, in the version that was known then.' })
export class PlanLink {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => RiskNote, { nullable: true, description: 'A note of the agency, where you may read it.' }) note!: RiskNote | null;
  @Field(() => ShareItem, { nullable: true, description: 'Something it had received, where you may read it.' }) received!: ShareItem | null;
  @Field(() => Share, { nullable: true, description: 'What that came with, where you may read it.' }) share!: Share | null;
  @Field(() => Boolean, { description: 'Whether it has been superseded, withdrawn or taken back since.' }) changedSince!: boolean;
}
@ObjectType({ description: 'Somebody looked at a version again and found nothing to change.' })
export class PlanLook {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Why there was nothing to change.' }) because!: string;
  @Field(() => Day, { description: 'When it is to be looked at next.' }) reviewOn!: string;
  @Field(() => Staff, { description: 'Who looked.' }) lookedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) lookedAt!: Date;
}
@ObjectType({ description: 'A version was copied into another system.' })
export class PlanCopy {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'CONNECT or NDELIUS.' }) system!: string;
  @Field(() => Staff, { description: 'Who copied it.' }) copiedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) copiedAt!: Date;
}

@ObjectType({
  description: 'One version of an agency’s management plan about a person. One that is changed is another, which supersedes it.',
})
export class ManagementPlanVersion {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Reference of the plan, to quote: the same for all its versions.' }) reference!: string;
  @Field(() => Int, { description: 'Which version it is, from 1.' }) number!: number;
  @Field(() => Person, { nullable: true, description: 'The person it is about.' }) person!: Person | null;
  @Field(() => Agency, { description: 'The agency whose plan it is.' }) agency!: Agency;
  @Field(() => Unit, { description: 'The unit it was written in.' }) unit!: Unit;
  @Field(() => String, { description: 'What it is for, in a sentence.' }) aim!: string;
  @Extensions({ counted: 10 })
  @Field(() => [PlanObjective], { description: 'Its objectives: ten at most.' })
  objectives!: PlanObjective[];
  @Extensions({ counted: 20 })
  @Field(() => [PlanContingency], { description: 'Who tells whom when something goes wrong: twenty at most.' })
  contingencies!: PlanContingency[];
  @Extensions({ counted: 30 })
  @Field(() => [PlanRequirement], { description: 'Orders and licence conditions: thirty at most.' })
  requirements!: PlanRequirement[];
  @Field(() => String, { nullable: true, description: 'Key information.' }) keyInformation!: string | null;
  @Field(() => String, { nullable: true, description: 'Further considerations.' }) furtherConsiderations!: string | null;
  @Field(() => String, { nullable: true, description: 'Supervision.' }) supervision!: string | null;
  @Field(() => String, { nullable: true, description: 'Monitoring and control.' }) monitoringAndControl!: string | null;
  @Field(() => String, { nullable: true, description: 'Interventions and treatment.' }) interventionsAndTreatment!: string | null;
  @Field(() => String, { nullable: true, description: 'Victim safety planning. It is never copied out.' })
  victimSafetyPlanning!: string | null;
  @Field(() => String, { nullable: true, description: 'Contingency, in words.' }) contingencyPlans!: string | null;
  @Field(() => [PlanLink], { description: 'The notes it is linked with: 100 at most.' }) links!: PlanLink[];
  @Field(() => Boolean, { description: 'Whether a note it is linked with has changed since.' }) changedSince!: boolean;
  @Extensions({ counted: 20 })
  @Field(() => [ThirdParty], { description: 'Other people it speaks of, as references.' })
  thirdParties!: ThirdParty[];
  @Field(() => Day, { description: 'When it is to be looked at again.' }) reviewOn!: string;
  @Field(() => String, { nullable: true, description: 'What changed; null in the first version.' }) changed!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it changed; null in the first version.' }) why!: string | null;
  @Field(() => Staff, { description: 'Who wrote it.' }) madeBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) madeAt!: Date;
  @Field(() => ManagementPlanVersion, { nullable: true, description: 'The one whose place it took.' })
  supersedes!: ManagementPlanVersion | null;
  @Field(() => ManagementPlanVersion, { nullable: true, description: 'The one that took its place.' })
  supersededBy!: ManagementPlanVersion | null;
  @Field(() => Instant, { nullable: true, description: 'When that was.' }) supersededAt!: Date | null;
  @Extensions({ counted: 25 })
  @Field(() => [PlanLook], { description: 'When somebody found nothing to change, the newest first: 25 at most.' })
  looks!: PlanLook[];
  @Field(() => Boolean, { description: 'Whether there were more than these.' }) moreLooks!: boolean;
  @Extensions({ counted: 25 })
  @Field(() => [PlanCopy], { description: 'When it was copied into another system, the newest first: 25 at most.' })
  copies!: PlanCopy[];
  @Field(() => Boolean, { description: 'Whether there were more than these.' }) moreCopies!: boolean;
}

@ObjectType({ description: 'A page of versions.' })
export class ManagementPlanVersionPage {
  @Field(() => [ManagementPlanVersion], { description: 'The versions, the newest first.' }) items!: ManagementPlanVersion[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'What a plan offers to choose from.' })
export class ManagementPlanLists {
  @Extensions({ counted: 10 })
  @Field(() => [CodeLabel], { description: 'What can go wrong.' })
  triggers!: readonly CodeLabel[];
  @Extensions({ counted: 30 })
  @Field(() => [CodeLabel], { description: 'Orders and licence conditions.' })
  requirements!: readonly CodeLabel[];
  @Extensions({ counted: 10 })
  @Field(() => [CodeLabel], { description: 'The parts of a risk management plan.' })
  fields!: readonly CodeLabel[];
}
