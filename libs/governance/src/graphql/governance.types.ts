import { Staff } from '@lib/partnership';
import { Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'While it runs nothing about the person is erased, by whatever agency.' })
export class LegalHold {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Person, { nullable: true, description: 'Whose record is kept; null when their case is closed to you.' })
  person!: Person | null;
  @Field(() => String, {
    description: 'INQUEST, DEATH_REVIEW, FURTHER_OFFENCE_REVIEW, COMPLAINT_INVESTIGATION, PUBLIC_INQUIRY, LEGAL_PROCEEDINGS or OTHER.',
  })
  ground!: string;
  @Field(() => String, { description: 'Reference of the court, the review or the inquiry.' }) reference!: string;
  @Field(() => String, { description: 'Why it must be kept.' }) words!: string;
  @Field(() => Instant, { description: 'Since when.' }) placedAt!: Date;
  @Field(() => Staff, { description: 'Who placed it.' }) placedBy!: Staff;
  @Field(() => Instant, { nullable: true, description: 'When it was lifted.' }) liftedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who lifted it: another officer.' }) liftedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why it was lifted.' }) liftedWords!: string | null;
}

@ObjectType({ description: 'That a note, with all its versions, or an answer must go: asked by one officer, decided by another.' })
export class ErasureRequest {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'What stands in place of the words once they are gone.' }) reference!: string;
  @Field(() => Person, { nullable: true, description: 'Whom it is about; null when their case is closed to you.' }) person!: Person | null;
  @Field(() => RiskNote, { nullable: true, description: 'The note, as it stands now.' }) note!: RiskNote | null;
  @Field(() => UUID, { nullable: true, description: 'The answer.' }) answerId!: string | null;
  @Field(() => String, { nullable: true, description: 'The question it answers.' }) question!: string | null;
  @Field(() => String, { description: 'UNLAWFULLY_HELD, LEGAL_OBLIGATION, NO_LONGER_NEEDED or INACCURATE.' }) ground!: string;
  @Field(() => String, { description: 'Reference of the request, order or schedule.' }) authority!: string;
  @Field(() => String, { description: 'Why it must go.' }) words!: string;
  @Field(() => Instant, { description: 'When it was asked for.' }) askedAt!: Date;
  @Field(() => Staff, { nullable: true, description: 'Who asked; null where a restored copy does not know them yet.' })
  askedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'ERASED, RESTRICTED or REFUSED; null until it is decided.' }) outcome!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was decided.' }) decidedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who decided: another officer.' }) decidedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why it was decided so.' }) decidedWords!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When the words were destroyed here.' }) erasedAt!: Date | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'When it was written down outside the database, so that a restored copy is erased again.',
  })
  keptAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When the restriction was lifted.' }) liftedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who lifted it: another officer.' }) liftedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why it was lifted.' }) liftedWords!: string | null;
  @Field(() => Boolean, { description: 'Whether somebody’s legal hold keeps the person’s record now.' }) held!: boolean;
}

const cursor = 'Pass it as `after` for the next page.';
const more = 'Whether there is a next page.';
@ObjectType({ description: 'A page of legal holds.' })
export class LegalHoldPage {
  @Field(() => [LegalHold], { description: 'Those in force first, then newest first.' }) items!: LegalHold[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: more }) hasMore!: boolean;
}
@ObjectType({ description: 'A page of requests to erase.' })
export class ErasureRequestPage {
  @Field(() => [ErasureRequest], { description: 'Those that wait for a decision first, then newest first.' }) items!: ErasureRequest[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: more }) hasMore!: boolean;
}
@ArgsType()
export class GovernanceArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
