import { Instant } from '@lib/platform';
import { Extensions, Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Another agency, or an inspectorate, that countersigns the log as it grows.' })
export class RecordWitness {
  @Field(() => String, { description: 'Its name.' }) name!: string;
  @Field(() => Int, { description: 'Up to which size it has countersigned.' }) size!: number;
  @Field(() => Instant, { nullable: true, description: 'When it last did.' }) at!: Date | null;
}

@ObjectType({ description: 'What there was to and from your agency in a stretch of the log, as the log itself states it on the record.' })
export class RecordStatement {
  @Field(() => Int, { description: 'Its number: 1, 2, 3 and so on.' }) number!: number;
  @Field(() => Instant, { description: 'When it was issued.' }) issuedAt!: Date;
  @Field(() => Int, { description: 'The first place in the log that it covers.' }) from!: number;
  @Field(() => Int, { description: 'The first place that it no longer covers.' }) to!: number;
  @Field(() => Int, { description: 'How many entries of your agency there are in it.' }) entries!: number;
}

@ObjectType({ description: 'How far your agency’s own record is sealed, for those who audit it.' })
export class OwnRecordStand {
  @Field(() => String, { description: 'The name of the log.' }) origin!: string;
  @Field(() => Int, { description: 'How many entries the signed log has.' }) size!: number;
  @Field(() => Int, { description: 'How many of them are your agency’s.' }) entries!: number;
  @Field(() => Instant, { description: 'When this size was signed.' }) sealedAt!: Date;
  @Field(() => String, { description: 'The signed checkpoint of this size, with the lines of the witnesses.' }) checkpoint!: string;
  @Extensions({ counted: 10 })
  @Field(() => [RecordWitness], { description: 'The witnesses.' })
  witnesses!: RecordWitness[];
  @Field(() => RecordStatement, { nullable: true, description: 'The last statement to your agency, if there was one.' })
  lastStatement!: RecordStatement | null;
}

@ObjectType({ description: 'A part of your agency’s own record, with the proof of each entry.' })
export class OwnRecordPart {
  @Field(() => String, {
    description: 'A JSON list: index, entry, proof and disclosures of each. What you may not open of it has no disclosures.',
  })
  entries!: string;
  @Field(() => String, { description: 'A JSON list of the checkpoints under which these were first witnessed, ascending.' })
  checkpoints!: string;
  @Field(() => Int, { nullable: true, description: 'Where the next part begins; null after the last.' }) next!: number | null;
}
