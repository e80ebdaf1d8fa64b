import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Agency } from './directory.types.js';
import { KeyReused, SharingRefused, unionMember } from './refusals.types.js';

@ObjectType({ description: 'Something to do: for a person, for the people of a unit, or for the holders of a role.' })
export class WorkItem {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, {
    description:
      'EXPLAIN_GRAVER, LESS_TOLD, GROUP_GAP, ENDORSE_WITHHOLDING, LEVEL_QUESTIONED, AGREEMENT_ENDING, REVIEW_DUE, SENT_BACK, NOT_FOR_US, RECIPIENTS_RELY_ON_OLD, DESK_QUESTION, CHANGE_TO_APPROVE, CHANGE_TO_REVIEW or AGREEMENT_CHANGED.',
  })
  kind!: string;
  @Field(() => String, { description: 'What it is about, in one line that names nobody.' }) summary!: string;
  @Field(() => Agency, { nullable: true, description: 'The partner agency concerned, if there is one.' }) recipientAgency!: Agency | null;
  @Field(() => [UUID], { description: 'The risk notes concerned.' }) noteIds!: string[];
  @Field(() => UUID, {
    nullable: true,
    description: 'What it is about: a decision set, a share, a decision, an agreement, a question or a change.',
  })
  subjectId!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it is due; null when it has no limit.' }) dueAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'RECALL, RELEASE_DAY or STATUTORY_CLOCK where it cannot wait; null where it waits in My work.',
  })
  interrupts!: string | null;
  @Field(() => Instant, { description: 'When it was raised.' }) raisedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was ended; null while it is open.' }) closedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What was done about it, in words.' }) closedWords!: string | null;
}

@ObjectType({ description: 'A page of work.' })
export class WorkPage {
  @Field(() => [WorkItem], { description: 'The items, in the order that the list promises.' }) items!: WorkItem[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class MyWorkArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ArgsType()
export class WorkOfDayArgs extends MyWorkArgs {
  @Field(() => Day, { description: 'The day, in London.' }) day!: string;
}

@InputType({ description: 'Ends a piece of work by hand.' })
export class CloseWorkInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the first answer.' }) key!: string;
  @Field(() => UUID, { description: 'The work item.' }) id!: string;
  @Field(() => String, { description: 'What was done about it. Plain text, up to 2,000 characters.' }) words!: string;
}

@ObjectType({ description: 'The work item was ended.' })
export class WorkClosed {
  @Field(() => WorkItem, { description: 'The item as it now stands.' }) item!: WorkItem;
}

export const CloseWorkResult = createUnionType({
  name: 'CloseWorkResult',
  description: 'What came of closeWork.',
  types: () => [WorkClosed, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});
