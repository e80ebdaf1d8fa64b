import { KeyReused, SharingRefused, Staff, unionMember } from '@lib/partnership';
import { Person } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

const KEY = 'The idempotency key: the same key and input bring back the first answer.';

@ObjectType({ description: 'The sharing record of a person, or of the agency on some days, asked for as files.' })
export class RecordExport {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Person, {
    nullable: true,
    description: 'Whose record it is; null where it is of days, and where that person is closed to you.',
  })
  person!: Person | null;
  @Field(() => Day, { nullable: true, description: 'Of days: the first, in London.' }) fromDay!: string | null;
  @Field(() => Day, { nullable: true, description: 'Of days: the last.' }) toDay!: string | null;
  @Field(() => Int, { nullable: true, description: 'Of days: how many people are left out, whom whoever asked may not work with.' })
  leftOut!: number | null;
  @Field(() => Instant, { description: 'When it was asked for: the record as it stood then.' }) askedAt!: Date;
  @Field(() => Staff, { description: 'Who asked; the files are theirs alone.' }) askedBy!: Staff;
  @Field(() => Boolean, { description: 'Whether you asked.' }) mine!: boolean;
  @Field(() => String, { description: 'For whom it is.' }) audience!: string;
  @Field(() => String, { description: 'Why they need it.' }) words!: string;
  @Field(() => String, { nullable: true, description: 'The demand in law, where there is one.' }) legalDemand!: string | null;
  @Field(() => String, { description: 'ASKED, MAKING, READY, FAILED or REMOVED.' }) state!: string;
  @Field(() => Int, { description: 'How many entries of the permanent record are proved.' }) done!: number;
  @Field(() => Int, { description: 'How many there are to prove.' }) total!: number;
  @Field(() => Instant, { nullable: true, description: 'When the files were made.' }) madeAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When they are removed.' }) removesAt!: Date | null;
}
@ObjectType({ description: 'A page of exports.' })
export class RecordExportPage {
  @Field(() => [RecordExport], { description: 'Newest first.' }) items!: RecordExport[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ArgsType()
export class RecordExportsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@InputType({ description: 'Asks for the sharing record of a person as files.' })
export class AskForExportInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => String, { description: 'For whom it is. Plain text, up to 200 characters.' }) audience!: string;
  @Field(() => String, { description: 'Why they need it. Plain text, up to 2,000 characters.' }) words!: string;
  @Field(() => String, { nullable: true, description: 'The order or demand in law, where there is one. Up to 200 characters.' })
  legalDemand?: string | null;
  @Field(() => [Instant], {
    nullable: true,
    description: 'Also what your agency knew, kept back and held at each of these: at most 5, passed.',
  })
  instants?: Date[] | null;
}
@InputType({ description: 'Asks for what the agency shared, was sent, decided and did on some days as files.' })
export class AskForPeriodExportInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => Day, { description: 'The first London day.' }) from!: string;
  @Field(() => Day, { description: 'The last, not after today; at most 92 days in all.' }) to!: string;
  @Field(() => String, { description: 'For whom it is. Plain text, up to 200 characters.' }) audience!: string;
  @Field(() => String, { description: 'Why they need it. Plain text, up to 2,000 characters.' }) words!: string;
  @Field(() => String, { nullable: true, description: 'The order or demand in law, where there is one. Up to 200 characters.' })
  legalDemand?: string | null;
}
@InputType({ description: 'Takes one of its files.' })
export class TakeExportInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The export.' }) id!: string;
  @Field(() => String, { description: 'PDF, CSV, JSON or FHIR.' }) format!: string;
}

@ObjectType({ description: 'It is asked for; this is how it stands.' })
export class ExportAskedFor {
  @Field(() => RecordExport, { description: 'The export.' }) export!: RecordExport;
}
@ObjectType({ description: 'The file. That it was handed out is in the permanent record, with its sum.' })
export class ExportTaken {
  @Field(() => String, { description: 'PDF, CSV, JSON or FHIR.' }) format!: string;
  @Field(() => String, { description: 'Its bytes, in base64.' }) content!: string;
  @Field(() => String, { description: 'SHA-256 of the bytes, in hexadecimal.' }) sha256!: string;
}
const description = 'What came of it.';
const resolveType = unionMember({});
export const AskForExportResult = createUnionType({
  name: 'AskForExportResult',
  description,
  types: () => [ExportAskedFor, SharingRefused, KeyReused] as const,
  resolveType,
});
export const TakeExportResult = createUnionType({
  name: 'TakeExportResult',
  description,
  types: () => [ExportTaken, SharingRefused, KeyReused] as const,
  resolveType,
});
