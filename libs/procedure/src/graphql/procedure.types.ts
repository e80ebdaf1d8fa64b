import type { AgencyKind } from '@lib/kernel';
import { Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Limit, ProcedureDefinition } from '../domain/definition.js';

@ObjectType({ description: 'A process map, as a list shows it.' })
export class ProcedureOutline {
  @Field(() => String, { description: 'Its code.' }) code!: string;
  @Field(() => Int, { description: 'Its version.' }) version!: number;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Field(() => String, { description: 'What it is for.' }) summary!: string;
  @Field(() => String, { description: 'PERSON_OF_CONCERN or PERSON_AT_RISK.' }) about!: ProcedureDefinition['about'];
  @Field(() => Int, { description: 'How many steps it has.' }) stepCount!: number;
  @Field(() => Int, { description: 'How many limits it has.' }) limitCount!: number;
  @Field(() => Int, { description: 'How many of them stand on a source that nobody here has read: each agency sets those.' })
  unreadLimitCount!: number;
}

@ObjectType({ description: 'A code of a process map, and what it means.' })
export class ProcedureTitle {
  @Field(() => String, { description: 'The code.' }) code!: string;
  @Field(() => String, { description: 'What it means.' }) title!: string;
}

@ObjectType({ description: 'Somebody of such an agency who holds one of these posts.' })
export class ProcedureHolder {
  @Field(() => String, { description: 'Kind of agency.' }) agency!: AgencyKind;
  @Extensions({ counted: 15 })
  @Field(() => [String], { description: 'Codes of the posts.' })
  roles!: readonly string[];
  @Field(() => String, { description: 'In words.' }) words!: string;
}

@ObjectType({ description: 'Something that happens in the world and is reported.' })
export class ProcedureFact extends ProcedureTitle {
  @Field(() => Boolean, { description: 'Whether it must be known to begin.' }) atStart!: boolean;
  @Field(() => Boolean, { description: 'Whether it may come more than once.' }) many!: boolean;
  @Extensions({ counted: 12 })
  @Field(() => [ProcedureHolder], { description: 'Who reports it.' })
  reportedBy!: readonly ProcedureHolder[];
}

@ObjectType({ description: 'A fact that was reported, or a step that was done.' })
export class ProcedureCause {
  @Field(() => String, { nullable: true, description: 'Code of the fact.' }) fact!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the step.' }) step!: string | null;
  @Field(() => String, { nullable: true, description: 'The outcome it must have; any, where there is none.' }) outcome!: string | null;
  @Field(() => String, { description: 'In words.' }) words!: string;
}

@ObjectType({ description: 'One way in which a step opens: all of these have come.' })
export class ProcedureOpening {
  @Extensions({ counted: 12 })
  @Field(() => [ProcedureCause], { description: 'What has to have come.' })
  causes!: readonly ProcedureCause[];
}

@ObjectType({ description: 'Where a limit was found.' })
export class ProcedureSource extends ProcedureTitle {
  @Field(() => Boolean, { description: 'False: nobody here has read it there; each agency sets the limit.' }) read!: boolean;
}

@ObjectType({ description: 'By when a step is to be done.' })
export class ProcedureLimit {
  @Extensions({ counted: 12 })
  @Field(() => [String], { description: 'Codes of the variants it is for; for all, where there is none.' })
  variants!: readonly string[];
  @Field(() => ProcedureCause, { description: 'What it counts from.' }) from!: ProcedureCause;
  @Field(() => String, { description: 'AFTER or BEFORE that.' }) direction!: Limit['direction'];
  @Field(() => Int, { description: 'How much.' }) amount!: number;
  @Field(() => String, { description: 'HOURS (elapsed), WORKING_DAYS or CALENDAR_DAYS (of London).' }) unit!: Limit['unit'];
  @Extensions({ counted: 12 })
  @Field(() => [String], { description: 'Codes of the facts on which the clock stops.' })
  stopsOn!: readonly string[];
  @Field(() => ProcedureSource, { description: 'Where it was found.' }) source!: ProcedureSource;
  @Field(() => String, { description: 'In words.' }) words!: string;
}

@ObjectType({ description: 'One way a step may be done: the decision to record.' })
export class ProcedureOutcome extends ProcedureTitle {
  @Field(() => Boolean, { description: 'Whether reasons are asked for.' }) reason!: boolean;
  @Field(() => String, { nullable: true, description: 'Code of the fact that this is.' }) fact!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the end that this is.' }) ends!: string | null;
}

@ObjectType({ description: 'Somebody to be told something when a step is done: a prompt to decide, never a message that goes by itself.' })
export class ProcedureTelling {
  @Field(() => ProcedureHolder, { description: 'Who.' }) who!: ProcedureHolder;
  @Field(() => String, { description: 'What.' }) what!: string;
}

@ObjectType({ description: 'One step of a process map.' })
export class ProcedureStep extends ProcedureTitle {
  @Field(() => String, { description: 'What to do, to whoever does it.' }) what!: string;
  @Field(() => ProcedureHolder, { description: 'Who does it.' }) owner!: ProcedureHolder;
  @Extensions({ counted: 12 })
  @Field(() => [ProcedureOpening], { description: 'Any one of these opens it; open from the start, where there is none.' })
  openings!: readonly ProcedureOpening[];
  @Extensions({ counted: 12 })
  @Field(() => [String], { description: 'Codes of the variants that have it; all, where there is none.' })
  variants!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Code of the fact of which each report makes it anew.' }) each!: string | null;
  @Extensions({ counted: 12 })
  @Field(() => [ProcedureLimit], { description: 'By when; the first that fits the variant counts.' })
  limits!: readonly ProcedureLimit[];
  @Extensions({ counted: 12 })
  @Field(() => [ProcedureOutcome], { description: 'How it may be done.' })
  outcomes!: readonly ProcedureOutcome[];
  @Extensions({ counted: 12 })
  @Field(() => [ProcedureTitle], { description: 'Question sets that are asked in it.' })
  asks!: readonly ProcedureTitle[];
  @Field(() => String, { nullable: true, description: 'Who looks at it before it counts as done, in words.' }) signOff!: string | null;
  @Extensions({ counted: 15 })
  @Field(() => [String], { description: 'Codes of the posts of the same agency that do so.' })
  signOffRoles!: readonly string[];
  @Field(() => Boolean, { description: 'Whether it is tried, perhaps more than once.' }) tries!: boolean;
  @Field(() => Boolean, { description: 'Whether it stays open until it is done or a supervisor records why it is left.' })
  leftOnlyBySupervisor!: boolean;
  @Extensions({ counted: 12 })
  @Field(() => [ProcedureTelling], { description: 'Who is told of what.' })
  tells!: readonly ProcedureTelling[];
}

@ObjectType({ description: 'A process map: what is to be done, by whom, by when and why. It says nothing of any person.' })
export class ProcedureMap extends ProcedureOutline {
  @Extensions({ counted: 12 })
  @Field(() => [ProcedureHolder], { description: 'Who may begin it.' })
  startedBy!: readonly ProcedureHolder[];
  @Extensions({ counted: 12 })
  @Field(() => [ProcedureTitle], { description: 'Of these one is chosen at the start; only one way, where there is none.' })
  variants!: readonly ProcedureTitle[];
  @Extensions({ counted: 60 })
  @Field(() => [ProcedureFact], { description: 'What is reported.' })
  facts!: readonly ProcedureFact[];
  @Extensions({ counted: 60 })
  @Field(() => [ProcedureStep], { description: 'The steps, in the order to read them.' })
  steps!: readonly ProcedureStep[];
  @Extensions({ counted: 20 })
  @Field(() => [ProcedureTitle], { description: 'How it may end.' })
  ends!: readonly ProcedureTitle[];
}
