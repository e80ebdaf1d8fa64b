import { Day, Instant, UUID } from '@lib/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Agency, Staff } from './directory.types.js';

@ObjectType({ description: 'One agency’s place in a sharing agreement.' })
export class AgreementParty {
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => Boolean, { description: 'Whether it is a controller of the data, and not a processor for another party.' })
  controller!: boolean;
  @Field(() => String, { description: 'Who signed for it.' }) signatoryName!: string;
  @Field(() => String, { description: 'In what role they signed.' }) signatoryRole!: string;
  @Field(() => Day, { description: 'The day they signed.' }) signedOn!: string;
  @Field(() => Instant, { nullable: true, description: 'When it left the agreement; null while it is party.' }) leftAt!: Date | null;
}

@ObjectType({ description: 'What the parties rely on when they share one group of note categories.' })
export class AgreementGround {
  @Field(() => String, { description: 'The group of note category, or * for every group without a line of its own.' })
  categoryGroup!: string;
  @Field(() => String, { description: 'Code of the lawful gateway; labels stand in sharingPolicy.' }) gateway!: string;
  @Field(() => String, { description: 'Code of the data-protection condition; labels stand in sharingPolicy.' })
  protectionCondition!: string;
}

@ObjectType({
  description:
    'A signed agreement between agencies to share information for stated purposes. Routine sharing needs one in force; it is not itself a legal basis.',
})
export class Agreement {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'What it is called.' }) title!: string;
  @Field(() => String, { description: 'The parties’ own reference for it.' }) reference!: string;
  @Field(() => Instant, { description: 'The moment from which it is in force.' }) startsAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'The first moment at which it is no longer in force; null when it has no end.' })
  endsAt!: Date | null;
  @Field(() => Day, { description: 'The day by which its parties review it.' }) reviewOn!: string;
  @Field(() => Int, { description: 'For how many days after its end what was shared stays readable.' }) transitionDays!: number;
  @Field(() => String, { description: 'Reference of the data protection impact assessment behind it.' }) dpiaReference!: string;
  @Field(() => Staff, { description: 'Who looks after it and is warned before it ends.' }) owner!: Staff;
  @Field(() => [AgreementParty], { description: 'The agencies that signed it.' }) parties!: AgreementParty[];
  @Field(() => [String], { description: 'Codes of the purposes it covers; labels stand in sharingPolicy.' }) purposes!: string[];
  @Field(() => [AgreementGround], { description: 'Gateway and condition by group of note category.' }) grounds!: AgreementGround[];
  @Field(() => String, { description: 'NOT_STARTED, IN_FORCE, IN_TRANSITION or ENDED, by the service’s own clock.' }) state!: string;
  @Field(() => Boolean, { description: 'Whether it names children: without one that does, nobody under 18 opens.' })
  namesChildren!: boolean;
  @Field(() => Instant, { nullable: true, description: 'When your agency left it; null while it is party.' }) leftAt!: Date | null;
}
