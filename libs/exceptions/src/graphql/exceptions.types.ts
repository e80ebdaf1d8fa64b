import { Agency, Staff, Unit } from '@lib/partnership';
import { Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Two hours with one person, opened in an emergency. It rings at once and is always reviewed.' })
export class EmergencyAccess {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => UUID, { description: 'The person it opened.' }) personId!: string;
  @Field(() => String, { description: 'What the person was identified by, as it was typed.' }) identifiedBy!: string;
  @Field(() => String, { description: 'Why, as it was typed.' }) reason!: string;
  @Field(() => Staff, { description: 'Who opened it.' }) openedBy!: Staff;
  @Field(() => Unit, { description: 'Their unit.' }) unit!: Unit;
  @Field(() => Instant, { description: 'From when.' }) openedAt!: Date;
  @Field(() => Instant, { description: 'Until when, at the latest.' }) endsAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When whoever opened it ended it before its time.' }) closedAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether it is open now.' }) running!: boolean;
  @Field(() => Instant, { nullable: true, description: 'When it was reviewed.' }) reviewedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who reviewed it.' }) reviewedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'JUSTIFIED or NOT_JUSTIFIED.' }) finding!: string | null;
  @Field(() => String, { nullable: true, description: 'What the reviewer wrote.' }) reviewWords!: string | null;
}

@ObjectType({ description: 'Somebody has stepped back from a case because they know the person. Only their supervisors read it.' })
export class Recusal {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => UUID, { description: 'The person they know.' }) personId!: string;
  @Field(() => Staff, { description: 'Who stepped back.' }) staff!: Staff;
  @Field(() => String, { nullable: true, description: 'What they told their supervisor.' }) words!: string | null;
  @Field(() => Instant, { description: 'Since when.' }) recusedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When a supervisor lifted it.' }) liftedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who lifted it.' }) liftedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why it was lifted.' }) liftedWords!: string | null;
}

@ObjectType({ description: 'What an independent reviewer may read: one agency’s own record on named people, for a time.' })
export class ReviewScope {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Agency, { description: 'Whose record is reviewed.' }) agency!: Agency;
  @Field(() => Staff, { description: 'Who reviews.' }) reviewer!: Staff;
  @Field(() => String, { description: 'OWNER_GRANT or LAWFUL_DEMAND.' }) ground!: string;
  @Field(() => String, { nullable: true, description: 'Reference of the lawful demand.' }) demandReference!: string | null;
  @Field(() => String, { description: 'What it is for.' }) purpose!: string;
  @Field(() => Boolean, { description: 'Whether it reaches what desks hold elsewhere.' }) heldElsewhere!: boolean;
  @Field(() => Boolean, { description: 'Whether it reaches people under 18.' }) children!: boolean;
  @Field(() => Instant, { description: 'From when.' }) startsAt!: Date;
  @Field(() => Instant, { description: 'Until when; the end is not included.' }) endsAt!: Date;
  @Field(() => String, { description: 'PROPOSED, NOT_STARTED, RUNNING or ENDED, now.' }) state!: string;
  @Field(() => Instant, { description: 'When it was proposed.' }) proposedAt!: Date;
  @Field(() => Staff, { description: 'Who proposed it.' }) proposedBy!: Staff;
  @Field(() => Instant, { nullable: true, description: 'When a second person approved it; nothing opens before.' })
  approvedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who approved it.' }) approvedBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When it was ended before its time.' }) endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was ended.' }) endedWords!: string | null;
  @Field(() => [UUID], { description: 'The people it names.' }) personIds!: string[];
  @Field(() => [Person], { description: 'Those of them whom you may open.' }) people!: Person[];
}

@ObjectType({ description: 'A record that protects somebody: keyed to them, and no part of any subject’s file.' })
export class ProtectionRecord {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'How they may be contacted safely. Read this first.' }) safeContact!: string;
  @Field(() => String, { description: 'RISK_CONFERENCE, RIGHT_TO_ASK, RIGHT_TO_KNOW, CHILD_DISCLOSURE or FAMILY_COURT.' }) kind!: string;
  @Field(() => String, { description: 'Whom it protects.' }) protectedName!: string;
  @Field(() => String, { description: 'What is recorded.' }) words!: string;
  @Field(() => Unit, { description: 'The desk that keeps it.' }) unit!: Unit;
  @Field(() => Staff, { description: 'Who recorded it.' }) recordedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) recordedAt!: Date;
}

const cursor = 'Pass it as `after` for the next page.';
const more = 'Whether there is a next page.';

@ObjectType({ description: 'A page of emergencies.' })
export class EmergencyAccessPage {
  @Field(() => [EmergencyAccess], { description: 'Those that wait for their review first, then newest first.' }) items!: EmergencyAccess[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: more }) hasMore!: boolean;
}

@ObjectType({ description: 'A page of recusals.' })
export class RecusalPage {
  @Field(() => [Recusal], { description: 'Newest first.' }) items!: Recusal[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: more }) hasMore!: boolean;
}

@ObjectType({ description: 'A page of review scopes.' })
export class ReviewScopePage {
  @Field(() => [ReviewScope], { description: 'Newest first.' }) items!: ReviewScope[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: more }) hasMore!: boolean;
}

@ObjectType({ description: 'A page of protection records.' })
export class ProtectionRecordPage {
  @Field(() => [ProtectionRecord], { description: 'Newest first.' }) items!: ProtectionRecord[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: more }) hasMore!: boolean;
}

@ArgsType()
export class ExceptionsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
