import type { ConcernLevel } from '@lib/kernel';
import { Agency, Staff, Unit } from '@lib/partnership';
import { ConcernLevelType, Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { OutcomeType } from '@lib/sharing';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One thing that happened to information about a person, as your own agency is entitled to know it.' })
export class TrailEntry {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Instant, { description: 'When it was recorded.' }) at!: Date;
  @Field(() => String, {
    description:
      'NOTE_RECORDED, NOTE_SUPERSEDED, NOTE_WITHDRAWN, SENT, RECEIVED, DECIDED_NOT_TO_SHARE, FIRST_SEEN, ACKNOWLEDGED, NOT_FOR_US, CORRECTED, WITHDRAWN, REVOKED, ENDORSED, SENT_BACK, HELD_ELSEWHERE, ASKED, REPLIED, DECLINED_TO_ANSWER, ENQUIRY_CLOSED, COPIED_OUT, ERASED, RESTRICTED, RESTRICTION_LIFTED, GAP_CLEARED, GAP_SENT_BACK, SAMPLED, PROCEDURE_BEGUN, PROCEDURE_OPENED, PROCEDURE_RECORDED, PROCEDURE_OVER, RISK_DECIDED, RISK_DECISION_LOOKED_AT, DISCLOSURE_PROPOSED, DISCLOSURE_DECIDED, DISCLOSURE_TOLD, PLAN_MADE, PLAN_CHANGED, PLAN_CONFIRMED, CONFERENCE_LISTED, CONFERENCE_MINUTED, CONFERENCE_TAKEN_OFF, ACTION_SET, ACTION_RECORDED or ACTION_OVER.',
  })
  kind!: string;
  @Field(() => OutcomeType, { nullable: true, description: 'The outcome, where something was decided.' }) outcome!:
    keyof typeof OutcomeType | null;
  @Field(() => Person, { description: 'The person it is about.' }) person!: Person;
  @Field(() => Staff, { description: 'Who did it.' }) staff!: Staff;
  @Field(() => Unit, { nullable: true, description: 'The unit it was done in.' }) unit!: Unit | null;
  @Field(() => Agency, { description: 'The agency it came from.' }) from!: Agency;
  @Field(() => Agency, { nullable: true, description: 'The agency it went to, or was decided about.' }) to!: Agency | null;
  @Field(() => Unit, { nullable: true, description: 'The unit it went to, if not the whole agency.' }) toUnit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'The person it went to, if it was addressed to one.' }) toStaff!: Staff | null;
  @Field(() => UUID, { nullable: true, description: 'The decision set; the deciding agency’s own.' }) setId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The share.' }) shareId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The risk note; your own agency’s only.' }) noteId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The enquiry.' }) enquiryId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The run of a process map.' }) runId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The risk-management decision; your own agency’s only.' })
  riskDecisionId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The disclosure to a third party; your own agency’s only, and never in an emergency.' })
  thirdPartyDisclosureId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The version of a management plan; your own agency’s only.' })
  managementPlanId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The action.' }) actionId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The decision; your own agency’s only.' }) decisionId!: string | null;
  @Field(() => String, { nullable: true, description: 'Category code of the note.' }) category!: string | null;
  @Field(() => String, { nullable: true, description: 'The category in words.' }) categoryLabel!: string | null;
  @Field(() => ConcernLevelType, { nullable: true, description: 'Level of concern of the note at the time.' }) level!: ConcernLevel | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'When it happened, if that is not when it was recorded: a share told by telephone.',
  })
  happenedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Reason code of a decision.' }) reasonCode!: string | null;
  @Field(() => String, { nullable: true, description: 'The reason in the words of whoever gave it.' }) words!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Reference of the share, of the decision, of the enquiry, of the run, of the risk-management decision, of the disclosure or of the management plan.',
  })
  reference!: string | null;
}

@ObjectType({ description: 'A page of the trail.' })
export class TrailPage {
  @Field(() => [TrailEntry], { description: 'The entries, newest first.' }) items!: TrailEntry[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class TrailArgs {
  @Field(() => UUID, { nullable: true, description: 'About this person only.' }) personId?: string | null;
  @Field(() => UUID, {
    nullable: true,
    description: 'Done in this unit or one below it, sent to one of them, or sent to the whole agency about a person they work with.',
  })
  unitId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'From or to this agency.' }) otherAgencyId?: string | null;
  @Field(() => OutcomeType, { nullable: true, description: 'With this outcome.' }) outcome?: keyof typeof OutcomeType | null;
  @Field(() => String, { nullable: true, description: 'Of this kind.' }) kind?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what was sent, received, answered, taken back, or decided about sharing.' })
  sharing?: boolean | null;
  @Field(() => Instant, { nullable: true, description: 'Recorded at or after this moment.' }) from?: Date | null;
  @Field(() => Instant, { nullable: true, description: 'Recorded before this moment.' }) to?: Date | null;
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
