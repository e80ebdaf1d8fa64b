import { KeyReused, SharingRefused, unionMember } from '@lib/partnership';
import { Instant, UUID } from '@lib/platform';
import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

@InputType({ description: 'Makes a file of everything recorded about a person that your agency may see.' })
export class ExportChronologyInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the same file.' }) key!: string;
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => Instant, { description: 'Up to and including this instant, by the clock of what was recorded; it must have passed.' })
  until!: Date;
}

@ObjectType({ description: 'A chronology. Made again by anybody of the agency who may, it is the same to the byte.' })
export class ChronologyExported {
  @Field(() => Int, { description: 'How many lines it has.' }) count!: number;
  @Field(() => String, { description: 'The lines as canonical JSON (RFC 8785), by when they were recorded.' }) json!: string;
  @Field(() => String, { description: 'SHA-256 of the JSON in UTF-8, in hexadecimal; it is in the permanent record.' }) jsonHash!: string;
  @Field(() => String, { description: 'The same lines as CSV, safe in a spreadsheet.' }) csv!: string;
  @Field(() => String, { description: 'SHA-256 of the CSV in UTF-8, in hexadecimal; it is in the permanent record.' }) csvHash!: string;
  @Field(() => String, {
    description: 'CSV of whom the ids stand for, as the directory has it today. It is not part of the chronology and may change.',
  })
  names!: string;
}

export const ExportChronologyResult = createUnionType({
  name: 'ExportChronologyResult',
  description: 'What came of exportChronology.',
  types: () => [ChronologyExported, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});
