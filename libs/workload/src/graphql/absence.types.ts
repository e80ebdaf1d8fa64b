import { KeyReused, SharingRefused, Staff, unionMember } from '@lib/partnership';
import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

const KEY = 'The idempotency key: the same key and input bring back the first answer.';
const KIND = 'LEAVE, OTHER or VACANT. Nothing about anybody’s health is recorded.';

@ObjectType({ description: 'That somebody is away, and who covers.' })
export class Absence {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Staff, { description: 'Who is away.' }) staff!: Staff;
  @Field(() => String, { description: KIND }) kind!: string;
  @Field(() => Day, { description: 'The first day.' }) from!: string;
  @Field(() => Day, { nullable: true, description: 'The last day; null when it is not known.' }) to!: string | null;
  @Field(() => Staff, { nullable: true, description: 'Who covers: new work for them goes there as well.' }) cover!: Staff | null;
  @Field(() => Boolean, { description: 'Whether it runs today.' }) running!: boolean;
  @Field(() => Boolean, { description: 'Whether it is over or was ended.' }) over!: boolean;
  @Field(() => Instant, { description: 'When it was recorded.' }) recordedAt!: Date;
  @Field(() => Staff, { description: 'Who recorded it.' }) recordedBy!: Staff;
  @Field(() => Instant, { nullable: true, description: 'When it was ended by hand.' }) endedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who ended it.' }) endedBy!: Staff | null;
}
@ObjectType({ description: 'A page of absences.' })
export class AbsencePage {
  @Field(() => [Absence], { description: 'Those that begin last first.' }) items!: Absence[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ArgsType()
export class AbsencesArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
@ArgsType()
export class CoverArgs {
  @Field(() => UUID, { description: 'Whoever is away.' }) staffId!: string;
  @Field(() => UUID, { nullable: true, description: 'The last one you have, for those after it.' }) after?: string | null;
}
@InputType({ description: 'Records that somebody is away.' })
export class RecordAbsenceInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'Who is away.' }) staffId!: string;
  @Field(() => String, { description: KIND }) kind!: string;
  @Field(() => Day, { description: 'The first day.' }) from!: string;
  @Field(() => Day, { nullable: true, description: 'The last day; left out when it is not known.' }) to?: string | null;
  @Field(() => UUID, { nullable: true, description: 'Who covers: somebody with a post in the same unit or above it.' })
  coverId?: string | null;
}
@InputType({ description: 'Ends an absence: they are back, or it never was.' })
export class EndAbsenceInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The absence.' }) id!: string;
}
@ObjectType({ description: 'It is done; this is how the absence stands.' })
export class AbsenceDone {
  @Field(() => Absence, { description: 'The absence.' }) absence!: Absence;
}
export const AbsenceResult = createUnionType({
  name: 'AbsenceResult',
  description: 'What came of it.',
  types: () => [AbsenceDone, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});
