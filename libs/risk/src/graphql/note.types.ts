import type { ConcernLevel } from '@lib/kernel';
import { Staff, Unit } from '@lib/partnership';
import { ConcernLevelType, Person, ThirdParty } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One version of something an agency knows about a person. Never edited: a correction is the next version.' })
export class RiskNote {
  @Field(() => UUID, { description: 'The identifier of this version.' }) id!: string;
  @Field(() => UUID, { description: 'The same for all versions of the note.' }) seriesId!: string;
  @Field(() => Int, { description: 'Its number in the series, from 1.' }) version!: number;
  @Field(() => Person, { description: 'The person it is about.' }) person!: Person;
  @Field(() => Unit, { description: 'The unit that holds it.' }) unit!: Unit;
  @Field(() => Staff, { description: 'Who wrote it.' }) author!: Staff;
  @Field(() => String, { description: 'Code of its kind; see noteCategories.' }) category!: string;
  @Field(() => String, { description: 'Its kind in words.' }) categoryLabel!: string;
  @Field(() => String, { description: 'Code of the group of its kind.' }) categoryGroup!: string;
  @Field(() => ConcernLevelType, { nullable: true, description: 'How grave it is; null counts as high.' }) level!: ConcernLevel | null;
  @Field(() => String, { nullable: true, description: 'Why the level is below the floor of its kind, or lower than before.' })
  levelReason!: string | null;
  @Field(() => String, { description: 'FACT or ASSESSMENT.' }) nature!: string;
  @Field(() => String, { description: 'What is known, as plain text.' }) body!: string;
  @Field(() => Day, { description: 'The day it happened; not the day it was recorded.' }) happenedOn!: string;
  @Field(() => String, { nullable: true, description: 'The time it happened in London, HH:MM, if it is known.' }) happenedTime!:
    string | null;
  @Field(() => Instant, { description: 'When it was recorded.' }) recordedAt!: Date;
  @Field(() => String, { description: 'RECORD_SEEN, VERIFIED_BY_AGENCY, SELF_REPORT, THIRD_PARTY or PROFESSIONAL_JUDGEMENT.' })
  basis!: string;
  @Field(() => Int, { nullable: true, description: 'Reliability of the source, 1 to 3; null when it is not graded.' }) sourceGrade!:
    number | null;
  @Field(() => String, { nullable: true, description: 'How the source knows it, A to E; null when it is not graded.' }) intelligenceGrade!:
    string | null;
  @Field(() => String, { description: 'P: may be shared lawfully. C: only with its conditions.' }) handlingCode!: string;
  @Field(() => String, { nullable: true, description: 'The conditions, which whoever shares it must accept and pass on.' })
  handlingConditions!: string | null;
  @Field(() => String, { description: 'OFFICIAL or OFFICIAL_SENSITIVE. Nothing higher is kept here.' }) marking!: string;
  @Field(() => String, { description: 'The author’s view on whether the subject may be told: YES, NO or REDACTED.' }) disclosable!: string;
  @Field(() => String, { nullable: true, description: 'Name of a series of reports of one kind, which are shown as one line.' })
  reportSeries!: string | null;
  @Field(() => String, { nullable: true, description: 'Part in a gang: INVOLVED, EXPLOITED, VICTIM or ASSOCIATE.' }) gangRole!:
    string | null;
  @Field(() => Day, { nullable: true, description: 'The last day it may be relied on; null for most kinds.' }) expiresOn!: string | null;
  @Field(() => [ThirdParty], { description: 'Other people it speaks of, as references.' }) thirdParties!: ThirdParty[];
  @Field(() => Instant, { nullable: true, description: 'When a newer version took its place.' }) supersededAt!: Date | null;
  @Field(() => UUID, { nullable: true, description: 'The version that took its place.' }) supersededById!: string | null;
  @Field(() => String, { nullable: true, description: 'Why this version was written; null for the first.' }) changeReason!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was withdrawn.' }) withdrawnAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who withdrew it.' }) withdrawnBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' }) withdrawnReason!: string | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'Since when it is kept as evidence only; its handling conditions say what that means.',
  })
  restrictedAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When its words were erased under data-protection law.' }) erasedAt!: Date | null;
  @Field(() => [RiskNote], { description: 'The versions of the note, the newest first: at most 100.' }) versions!: RiskNote[];
  @Field(() => Boolean, { description: 'Whether there are older versions than `versions` shows.' }) moreVersions!: boolean;
}

@ObjectType({ description: 'A page of notes.' })
export class NotePage {
  @Field(() => [RiskNote], { description: 'The notes, the newest first.' }) items!: RiskNote[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'A kind of note, as the policy has it.' })
export class NoteCategory {
  @Field(() => String, { description: 'Its code.' }) code!: string;
  @Field(() => String, { description: 'What it is called.' }) label!: string;
  @Field(() => String, { description: 'What belongs in it.' }) hint!: string;
  @Field(() => String, { description: 'Code of its group; agreements state their grounds by group.' }) group!: string;
  @Field(() => String, { description: 'What the group is called.' }) groupLabel!: string;
  @Field(() => ConcernLevelType, { description: 'The level to offer first.' }) defaultLevel!: ConcernLevel;
  @Field(() => ConcernLevelType, { description: 'The lowest level that needs no reason.' }) floor!: ConcernLevel;
  @Field(() => [String], { description: 'Prison alert codes it answers to.' }) prisonAlertCodes!: string[];
  @Field(() => [String], { description: 'Probation register codes it answers to.' }) probationRegisterCodes!: string[];
  @Field(() => Boolean, { description: 'Whether it needs source, grade, date and role, and lapses after six months.' }) gang!: boolean;
}
