import { Staff } from '@lib/partnership';
import { Person } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

const END = 'Pass it as `after` for the next page.';
const MORE = 'Whether there is a next page.';

@ObjectType({ description: 'An extract of your own agency’s access log, asked for under a legal demand and decided by another officer.' })
export class AccessExtract {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Person, { nullable: true, description: 'The person whom its lines are about, if it is about one; or' })
  person!: Person | null;
  @Field(() => Staff, { nullable: true, description: 'the member of staff whose acts it lists.' }) ofStaff!: Staff | null;
  @Field(() => Day, { description: 'The first day.' }) fromDay!: string;
  @Field(() => Day, { description: 'The last day.' }) toDay!: string;
  @Field(() => String, { description: 'For whom it is.' }) audience!: string;
  @Field(() => String, { description: 'Why they need it.' }) words!: string;
  @Field(() => String, { description: 'The demand in law.' }) legalDemand!: string;
  @Field(() => String, { description: 'What the access log is used for: one of LawfulUse.' }) lawfulUse!: string;
  @Field(() => Instant, { description: 'When it was asked for.' }) askedAt!: Date;
  @Field(() => Staff, { description: 'Who asked; it is handed to them alone.' }) askedBy!: Staff;
  @Field(() => Boolean, { description: 'Whether you asked.' }) mine!: boolean;
  @Field(() => String, { description: 'ASKED, APPROVED, REFUSED, or OVER when the days to take it are over.' }) state!: string;
  @Field(() => Instant, { nullable: true, description: 'When it was decided.' }) decidedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who decided: another officer.' }) decidedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why it was decided so.' }) decidedWords!: string | null;
  @Field(() => Instant, { nullable: true, description: 'Until when it may be taken.' }) takeUntil!: Date | null;
}
@ObjectType({ description: 'A page of extracts.' })
export class AccessExtractPage {
  @Field(() => [AccessExtract], { description: 'Those that wait for a decision first, then newest first.' }) items!: AccessExtract[];
  @Field(() => String, { nullable: true, description: END }) endCursor!: string | null;
  @Field(() => Boolean, { description: MORE }) hasMore!: boolean;
}
@ObjectType({ description: 'A page of people of your agency.' })
export class AccessExtractStaffPage {
  @Field(() => [Staff], { description: 'The people, by name.' }) items!: Staff[];
  @Field(() => String, { nullable: true, description: END }) endCursor!: string | null;
  @Field(() => Boolean, { description: MORE }) hasMore!: boolean;
}
@ArgsType()
export class AccessExtractsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
@ArgsType()
export class AccessExtractStaffArgs extends AccessExtractsArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name.' }) name?: string | null;
}
