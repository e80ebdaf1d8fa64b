import { Agency, Staff, Unit } from '@lib/partnership';
import { Person } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A half-typed page, kept for the person who typed it and nobody else.' })
export class Draft {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'NOTE, SHARE, URGENT or CORRECTION.' }) kind!: string;
  @Field(() => Person, { description: 'The person it is about.' }) person!: Person;
  @Field(() => String, { description: 'What was typed, as JSON text; checked again when it is used.' }) content!: string;
  @Field(() => Instant, { description: 'When it was begun.' }) startedAt!: Date;
  @Field(() => Instant, { description: 'When it was last saved.' }) updatedAt!: Date;
}

@ObjectType({
  description: 'A kind of note that is outside a recipient’s function: decided once, approved by a second person, reviewed yearly.',
})
export class StandingDecision {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Agency, { description: 'The recipient.' }) recipientAgency!: Agency;
  @Field(() => String, { description: 'Code of the kind of note; see noteCategories.' }) category!: string;
  @Field(() => String, { description: 'The kind in words.' }) categoryLabel!: string;
  @Field(() => String, { description: 'Why it is outside their function.' }) reasonWords!: string;
  @Field(() => Staff, { description: 'Who proposed it.' }) proposedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) proposedAt!: Date;
  @Field(() => Staff, { nullable: true, description: 'Who approved it; it counts from then.' }) approvedBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When it was approved.' }) approvedAt!: Date | null;
  @Field(() => Day, { description: 'When it lapses unless it is reviewed.' }) reviewBy!: string;
  @Field(() => Instant, { nullable: true, description: 'When it ended, if it has.' }) endedAt!: Date | null;
}

@ObjectType({ description: 'That a desk whose material may not be entered here has considered it. No content, kind, level or name.' })
export class HeldElsewhere {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Unit, { description: 'The desk.' }) unit!: Unit;
  @Field(() => Day, { description: 'When it was considered.' }) consideredOn!: string;
  @Field(() => String, { description: 'In which role.' }) consideredByRole!: string;
  @Field(() => String, { description: 'The desk’s own reference.' }) ownReference!: string;
  @Field(() => Day, { description: 'When it is to be considered again.' }) reviewBy!: string;
  @Field(() => Staff, { description: 'Who recorded it.' }) recordedBy!: Staff;
  @Field(() => Instant, { description: 'When it was recorded.' }) recordedAt!: Date;
}
