import { KeyReused, SharingRefused, unionMember } from '@lib/partnership';
import { Day, UUID } from '@lib/platform';
import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { AccessExtract } from './extracts.types.js';

const KEY = 'The idempotency key: the same key and input bring back the first answer.';

@InputType({ description: 'Asks for an extract of the access log, about a person or of what a member of staff did.' })
export class AskForAccessExtractInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { nullable: true, description: 'The person; or' }) personId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'the member of staff of your own agency.' }) staffId?: string | null;
  @Field(() => Day, { description: 'The first day, in London.' }) fromDay!: string;
  @Field(() => Day, { description: 'The last day, in London: over, and at most 366 days with the first.' }) toDay!: string;
  @Field(() => String, { description: 'For whom it is. Plain text, up to 200 characters.' }) audience!: string;
  @Field(() => String, { description: 'Why they need it. Plain text, up to 2,000 characters.' }) words!: string;
  @Field(() => String, { description: 'The order or demand in law. Up to 200 characters.' }) legalDemand!: string;
  @Field(() => String, {
    description: 'What the access log is used for: VERIFYING_LAWFULNESS, SELF_MONITORING, INTEGRITY_AND_SECURITY or CRIMINAL_PROCEEDINGS.',
  })
  lawfulUse!: string;
}
@InputType({ description: 'Decides about an extract that another officer asked for.' })
export class DecideAccessExtractInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The extract.' }) id!: string;
  @Field(() => Boolean, { description: 'Whether it may be taken.' }) approve!: boolean;
  @Field(() => String, { description: 'Why. Plain text, up to 2,000 characters.' }) words!: string;
}
@InputType({ description: 'Takes an extract that was approved.' })
export class TakeAccessExtractInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The extract.' }) id!: string;
  @Field(() => String, { description: 'CSV, or JSONL: one event a line.' }) format!: string;
}

@ObjectType({ description: 'It is done; this is how it stands.' })
export class AccessExtractDone {
  @Field(() => AccessExtract, { description: 'The extract.' }) extract!: AccessExtract;
}
@ObjectType({ description: 'The file. That it was handed out is in the permanent record, with its sum.' })
export class AccessExtractTaken {
  @Field(() => String, { description: 'CSV or JSONL.' }) format!: string;
  @Field(() => String, { description: 'Its bytes, in base64.' }) content!: string;
  @Field(() => String, { description: 'SHA-256 of the bytes, in hexadecimal.' }) sha256!: string;
  @Field(() => Int, { description: 'How many lines of the log are in it.' }) lines!: number;
  @Field(() => Int, { description: 'How many of them are about somebody whom you may not open: they name neither person nor subject.' })
  closed!: number;
}
const description = 'What came of it.';
const resolveType = unionMember({});
export const AccessExtractResult = createUnionType({
  name: 'AccessExtractResult',
  description,
  types: () => [AccessExtractDone, SharingRefused, KeyReused] as const,
  resolveType,
});
export const TakeAccessExtractResult = createUnionType({
  name: 'TakeAccessExtractResult',
  description,
  types: () => [AccessExtractTaken, SharingRefused, KeyReused] as const,
  resolveType,
});
