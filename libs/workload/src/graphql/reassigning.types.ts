import { KeyReused, RefusalShape, SharingRefused, Staff, Unit, unionMember } from '@lib/partnership';
import { Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Extensions, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

const KEY = 'The idempotency key: the same key and input bring back the first answer.';
const FIRST = { nullable: true, defaultValue: 50, description: 'How many, 1 to 100.' } as const;
const AFTER = { nullable: true, description: 'endCursor of the page before.' } as const;

@ObjectType({ description: 'Open work of a unit that you answer for, as something to give to somebody else.' })
export class TeamWorkItem {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'A kind of work item, as in My work.' }) kind!: string;
  @Field(() => Person, { nullable: true, description: 'Whose case it is about, if it is about one.' }) person!: Person | null;
  @Field(() => Staff, { nullable: true, description: 'Whose it is by name; null unless you are the supervisor next above the unit.' })
  owner!: Staff | null;
  @Field(() => Boolean, { description: 'Whether it is addressed to somebody by name.' }) named!: boolean;
  @Field(() => Boolean, { description: 'Whether somebody who is there has it.' }) owned!: boolean;
  @Field(() => Boolean, { description: 'Whether a rule settled who answers it, so that it stays.' }) stays!: boolean;
  @Field(() => Instant, { description: 'When it was raised.' }) raisedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When it is due; null when it has no limit.' }) dueAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether it is overdue.' }) overdue!: boolean;
}
@ObjectType({ description: 'A page of open work.' })
export class TeamWorkPage {
  @Field(() => [TeamWorkItem], { description: 'What nobody who is there has first, then by person.' }) items!: TeamWorkItem[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ObjectType({ description: 'That a piece of work changed hands. Never changed: giving back is another one.' })
export class WorkReassignment {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => UUID, { description: 'What was given together has the same one.' }) actId!: string;
  @Field(() => UUID, { nullable: true, description: 'The act that this one gave back.' }) backOf!: string | null;
  @Field(() => UUID, { description: 'The piece of work.' }) workItemId!: string;
  @Field(() => String, { description: 'Its kind, as in My work.' }) kind!: string;
  @Field(() => Unit, { description: 'The unit on whose list it was given.' }) unit!: Unit;
  @Field(() => Unit, { nullable: true, description: 'The unit it was with.' }) fromUnit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'Whose it was by name.' }) fromStaff!: Staff | null;
  @Field(() => Unit, { nullable: true, description: 'The unit it went to.' }) toUnit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'Who has it now by name.' }) toStaff!: Staff | null;
  @Field(() => String, { description: 'Why.' }) words!: string;
  @Field(() => Staff, { description: 'Who gave it.' }) reassignedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) reassignedAt!: Date;
}
@ObjectType({ description: 'A page of what changed hands.' })
export class WorkReassignmentPage {
  @Field(() => [WorkReassignment], { description: 'Newest first.' }) items!: WorkReassignment[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ArgsType()
export class TeamWorkArgs {
  @Field(() => UUID, { description: 'The unit.' }) unitId!: string;
  @Field(() => Int, FIRST) first!: number;
  @Field(() => String, AFTER) after?: string | null;
}
@ArgsType()
export class TakersArgs {
  @Field(() => UUID, { description: 'The unit.' }) unitId!: string;
  @Field(() => UUID, { nullable: true, description: 'The last one you have, for those after it.' }) after?: string | null;
}
@ArgsType()
export class ReassignmentsArgs {
  @Field(() => UUID, { nullable: true, description: 'Only of this unit.' }) unitId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'Only of this piece of work, however long ago.' }) workItemId?: string | null;
  @Field(() => Int, FIRST) first!: number;
  @Field(() => String, AFTER) after?: string | null;
}
@InputType({ description: 'Gives pieces of work to one person or one unit: all of them or none.' })
export class ReassignWorkInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The unit whose work it is.' }) unitId!: string;
  @Field(() => [UUID], { description: 'The pieces of work, 1 to 100.' }) workIds!: string[];
  @Field(() => UUID, { nullable: true, description: 'The person: somebody with a post in the unit or below it.' }) staffId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'Or another unit of yours.' }) toUnitId?: string | null;
  @Field(() => Instant, { description: 'When you looked, not later than now: what was moved since is refused.' }) seenAt!: Date;
  @Field(() => String, { description: 'Why. Plain text, up to 500 characters.' }) words!: string;
}
@InputType({ description: 'Gives back what was given together, as far as nobody has given it on.' })
export class GiveWorkBackInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'What was given: its actId.' }) actId!: string;
  @Field(() => String, { description: 'Why. Plain text, up to 500 characters.' }) words!: string;
}
@ObjectType({ description: 'It is done.' })
export class WorkReassigned {
  @Field(() => UUID, { description: 'What to name when it is given back.' }) actId!: string;
  @Field(() => Int, { description: 'How many pieces of work changed hands.' }) count!: number;
}
@ObjectType({ description: 'A piece of work that cannot go there, and why.' })
export class WorkLineRefused {
  @Field(() => UUID, { description: 'The piece of work.' }) id!: string;
  @Field(() => String, { description: 'Code of the rule that said no, such as WKL-21.' }) code!: string;
  @Field(() => String, { description: 'Why, in a sentence.' }) explanation!: string;
}
@ObjectType({ implements: () => [RefusalShape], description: 'Some of it cannot go there, so nothing was moved.' })
export class WorkNotReassigned extends RefusalShape {
  @Extensions({ counted: 100 })
  @Field(() => [WorkLineRefused], { description: 'The pieces that cannot, each with its reason.' })
  lines!: WorkLineRefused[];
}
export const ReassignWorkResult = createUnionType({
  name: 'ReassignWorkResult',
  description: 'What came of it.',
  types: () => [WorkReassigned, WorkNotReassigned, SharingRefused, KeyReused] as const,
  resolveType: unionMember({ 'WKL-30': 'WorkNotReassigned' }),
});
