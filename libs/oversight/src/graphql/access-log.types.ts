import { Staff } from '@lib/partnership';
import { Instant, UUID } from '@lib/platform';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

/** The four uses of section 62(4) of the Data Protection Act 2018; the log may be used for nothing else. */
export const LawfulUse = {
  VERIFYING_LAWFULNESS: 'VERIFYING_LAWFULNESS',
  SELF_MONITORING: 'SELF_MONITORING',
  INTEGRITY_AND_SECURITY: 'INTEGRITY_AND_SECURITY',
  CRIMINAL_PROCEEDINGS: 'CRIMINAL_PROCEEDINGS',
} as const;

registerEnumType(LawfulUse, {
  name: 'LawfulUse',
  description: 'What the access log may be used for, and nothing else (Data Protection Act 2018, section 62).',
  valuesMap: {
    VERIFYING_LAWFULNESS: { description: 'Verifying that processing was lawful.' },
    SELF_MONITORING: { description: 'Self-monitoring, including internal discipline.' },
    INTEGRITY_AND_SECURITY: { description: 'Keeping the data whole and secure.' },
    CRIMINAL_PROCEEDINGS: { description: 'Criminal proceedings.' },
  },
});

@ObjectType({ description: 'One line of your own agency’s access log: who looked at, searched for, changed or was refused what.' })
export class AccessLogEntry {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Instant, { description: 'When it happened.' }) at!: Date;
  @Field(() => Staff, { description: 'Who did it.' }) staff!: Staff;
  @Field(() => String, { description: 'CONSULTATION, SEARCH, DISCLOSURE, COLLECTION, ALTERATION, REFUSED or DENIED.' }) act!: string;
  @Field(() => String, { description: 'The operation asked for.' }) operation!: string;
  @Field(() => String, { nullable: true, description: 'What kind of thing it concerned.' }) subjectType!: string | null;
  @Field(() => String, { nullable: true, description: 'The person concerned; null where there is none or you may not open them.' })
  personName!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of a refusal.' }) code!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many rows were answered.' }) rowCount!: number | null;
  @Field(() => String, { nullable: true, description: 'The request it belongs to.' }) correlationId!: string | null;
}

@ObjectType({ description: 'A page of the access log.' })
export class AccessLogPage {
  @Field(() => [AccessLogEntry], { description: 'The lines, newest first.' }) items!: AccessLogEntry[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class AccessLogArgs {
  @Field(() => LawfulUse, { description: 'What the log is being used for. It is written into the log.' })
  lawfulUse!: keyof typeof LawfulUse;
  @Field(() => UUID, { nullable: true, description: 'About this person only.' }) personId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'Done by this member of staff only.' }) staffId?: string | null;
  @Field(() => Instant, { nullable: true, description: 'At or after this moment.' }) from?: Date | null;
  @Field(() => Instant, { nullable: true, description: 'Before this moment.' }) to?: Date | null;
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
