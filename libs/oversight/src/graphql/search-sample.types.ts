import { KeyReused, SharingRefused, Staff, unionMember } from '@lib/partnership';
import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LawfulUse } from './access-log.types.js';

@ObjectType({ description: 'What an information governance officer found of a search. Never shown to whoever searched.' })
export class SearchLook {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Instant, { description: 'When it was recorded.' }) lookedAt!: Date;
  @Field(() => Staff, { description: 'Who looked.' }) lookedBy!: Staff;
  @Field(() => String, { description: 'LOOKED_AT, SATISFIED or RAISED.' }) outcome!: string;
  @Field(() => String, { nullable: true, description: 'In their words.' }) words!: string | null;
}

@ObjectType({ description: 'A search for people by somebody of your own agency, of the last 30 days.' })
export class SampledSearch {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Instant, { description: 'When.' }) at!: Date;
  @Field(() => Staff, { description: 'Who searched.' }) staff!: Staff;
  @Field(() => String, { nullable: true, description: 'What they typed.' }) typed!: string | null;
  @Field(() => Day, { nullable: true, description: 'The date of birth they gave.' }) bornOn!: string | null;
  @Field(() => Int, { description: 'How many people they were shown.' }) shownCount!: number;
  @Field(() => String, {
    nullable: true,
    description:
      'OWN_FAMILY_NAME, SHOWN_OWN_FAMILY_NAME, COLLEAGUE_NAME or COLLEAGUE_FAMILY_NAME; null when nothing says it may have been for themselves, their family or a colleague.',
  })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'The same in words.' }) reasonLabel!: string | null;
  @Field(() => [SearchLook], { description: 'What was found of it so far.' }) looks!: SearchLook[];
}

@ObjectType({ description: 'A page of searches.' })
export class SampledSearchPage {
  @Field(() => [SampledSearch], { description: 'The searches, newest first.' }) items!: SampledSearch[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class SampledSearchArgs {
  @Field(() => UUID, { description: 'The search.' }) id!: string;
  @Field(() => LawfulUse, { description: 'What the log is being used for. It is written into the log.' })
  lawfulUse!: keyof typeof LawfulUse;
}

@ArgsType()
export class NamedSearchesArgs {
  @Field(() => LawfulUse, { description: 'What the log is being used for. It is written into the log.' })
  lawfulUse!: keyof typeof LawfulUse;
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ArgsType()
export class RandomSearchesArgs {
  @Field(() => LawfulUse, { description: 'What the log is being used for. It is written into the log.' })
  lawfulUse!: keyof typeof LawfulUse;
  @Field(() => String, {
    description: 'Any words: the same ones bring back the same sample, as long as the same searches are in the 30 days.',
  })
  seed!: string;
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many, up to 100.' }) size!: number;
}

@InputType({ description: 'Keeps what was found of a search.' })
export class RecordSearchLookInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the first answer.' }) key!: string;
  @Field(() => UUID, { description: 'The search.' }) searchId!: string;
  @Field(() => LawfulUse, { description: 'What the log is being used for. It is kept with what was found.' })
  lawfulUse!: keyof typeof LawfulUse;
  @Field(() => String, { description: 'LOOKED_AT, SATISFIED or RAISED.' }) outcome!: string;
  @Field(() => String, { nullable: true, description: 'What was found; needed when it is raised. Plain text, up to 2,000 characters.' })
  words?: string | null;
}

@ObjectType({ description: 'What was found is kept.' })
export class SearchLookRecorded {
  @Field(() => SampledSearch, { nullable: true, description: 'The search; null when it is more than 30 days old.' })
  search!: SampledSearch | null;
}

export const RecordSearchLookResult = createUnionType({
  name: 'RecordSearchLookResult',
  description: 'What came of recordSearchLook.',
  types: () => [SearchLookRecorded, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});
