import { Staff, Unit } from '@lib/partnership';
import { Person } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Open work of one kind in a unit, as far as you may know of it.' })
export class TeamKind {
  @Field(() => String, { description: 'A kind of work item, as in My work.' }) kind!: string;
  @Field(() => Int, { description: 'How many are open.' }) open!: number;
  @Field(() => Int, { description: 'How many of them are overdue.' }) overdue!: number;
  @Field(() => Int, { nullable: true, description: 'Agreed minutes for one of them; null where your agency has agreed none.' })
  minutes!: number | null;
  @Field(() => Day, { nullable: true, description: 'Since when that was agreed.' }) agreedFrom!: string | null;
  @Field(() => String, { nullable: true, description: 'With whom it was agreed.' }) agreedWith!: string | null;
}

@ObjectType({
  description: 'Somebody of a unit, for the supervisor next above them alone: numbers of open things, never a measure of a person.',
})
export class TeamMember {
  @Field(() => Staff, { description: 'Who.' }) staff!: Staff;
  @Field(() => Int, { description: 'How much open work is addressed to them by name.' }) open!: number;
  @Field(() => Int, { description: 'How much of it is overdue.' }) overdue!: number;
  @Field(() => Boolean, { description: 'Whether they are away today.' }) away!: boolean;
  @Field(() => Day, { nullable: true, description: 'The last day of it, if one is known.' }) backAfter!: string | null;
  @Field(() => Staff, { nullable: true, description: 'Who covers meanwhile.' }) cover!: Staff | null;
}

@ObjectType({ description: 'How many posts were said to be paid for in a unit. Never changed: what was recorded last about a day holds.' })
export class FundedPosts {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Int, { description: 'How many.' }) posts!: number;
  @Field(() => Day, { description: 'The first day.' }) from!: string;
  @Field(() => Day, { nullable: true, description: 'The last day; null when it has no end.' }) to!: string | null;
  @Field(() => String, { description: 'What decided it.' }) words!: string;
  @Field(() => Instant, { description: 'When it was recorded.' }) recordedAt!: Date;
  @Field(() => Staff, { description: 'Who recorded it.' }) recordedBy!: Staff;
}

@ObjectType({ description: 'A unit that you answer for: what it has to do, and whom it has to do it.' })
export class TeamUnit {
  @Field(() => UUID, { description: 'The unit’s identifier.' }) id!: string;
  @Field(() => Unit, { description: 'The unit.' }) unit!: Unit;
  @Field(() => Int, { nullable: true, description: 'Posts paid for today; null where nobody has recorded it.' }) funded!: number | null;
  @Field(() => Int, { description: 'People who hold a post in it.' }) filled!: number;
  @Field(() => Int, { description: 'Those of them who are not away today.' }) present!: number;
  @Field(() => Int, { description: 'Those of them who supervise.' }) supervisors!: number;
  @Field(() => Int, { description: 'Open enquiries asked of it, as far as you may read them.' }) askedOf!: number;
  @Field(() => Int, { description: 'Open enquiries it has asked, as far as you may read them.' }) askedBy!: number;
  @Field(() => Boolean, { description: 'Whether you are the supervisor next above its people.' }) leads!: boolean;
  @Field(() => [TeamKind], { description: 'Its open work by kind.' }) kinds!: TeamKind[];
  @Field(() => [TeamMember], { description: 'Its people by name; empty unless you are the supervisor next above them.' })
  members!: TeamMember[];
  @Field(() => Boolean, { description: 'Whether there are more than the list shows.' }) moreMembers!: boolean;
  @Field(() => [FundedPosts], { description: 'What was recorded about its posts, newest first.' }) fundings!: FundedPosts[];
  @Field(() => Boolean, { description: 'Whether there are more than the list shows.' }) moreFundings!: boolean;
}

@ObjectType({ description: 'Open work that nobody who is there has.' })
export class TeamItem {
  @Field(() => String, { description: 'A kind of work item, as in My work.' }) kind!: string;
  @Field(() => Unit, { description: 'The unit it is with.' }) unit!: Unit;
  @Field(() => Instant, { description: 'When it was raised.' }) raisedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When it is due; null when it has no limit.' }) dueAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether it is overdue.' }) overdue!: boolean;
}

@ObjectType({ description: 'Somebody who is to be released today or within fourteen days, of a case of one of your units.' })
export class TeamRelease {
  @Field(() => Person, { nullable: true, description: 'Who.' }) person!: Person | null;
  @Field(() => Unit, { description: 'The unit that works with them.' }) unit!: Unit;
  @Field(() => Staff, { nullable: true, description: 'Who leads the case there; null when nobody does.' }) lead!: Staff | null;
  @Field(() => Instant, { description: 'When they are to be released.' }) releaseAt!: Date;
}

@ObjectType({ description: 'What the units you answer for have to do. What you may not know of is not counted.' })
export class Team {
  @Field(() => [TeamRelease], { description: 'Releases today and within fourteen days, the soonest first.' }) releases!: TeamRelease[];
  @Field(() => Boolean, { description: 'Whether there are more than the list shows.' }) moreReleases!: boolean;
  @Field(() => [TeamItem], { description: 'Work without an owner, what is due first first.' }) unowned!: TeamItem[];
  @Field(() => Boolean, { description: 'Whether there are more than the list shows.' }) moreUnowned!: boolean;
  @Field(() => [TeamUnit], { description: 'The units, by name.' }) units!: TeamUnit[];
  @Field(() => Boolean, { description: 'Whether there are more than the list shows.' }) moreUnits!: boolean;
}
