import type { ConcernLevel } from '@lib/kernel';
import { Agency, Staff, Unit } from '@lib/partnership';
import { Day, Instant, UUID } from '@lib/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ConcernLevelType } from './concern-level.type.js';

@ObjectType({ description: 'Risk of serious harm to one group, as an agency has set it. The latest setting of each cell.' })
export class RoshLevel {
  @Field(() => String, { description: 'COMMUNITY or CUSTODY.' }) setting!: string;
  @Field(() => String, { description: 'Who is at risk: CHILDREN, PUBLIC, KNOWN_ADULT, STAFF or PRISONERS (custody only).' })
  atRisk!: string;
  @Field(() => ConcernLevelType, { description: 'The level.' }) level!: ConcernLevel;
  @Field(() => Instant, { description: 'When it was set.' }) setAt!: Date;
  @Field(() => Agency, { description: 'The agency that set it.' }) setBy!: Agency;
}

@ObjectType({ description: 'An agency that works with the person.' })
export class CaseMember {
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'The unit that works with them, if it is known.' }) unit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'Who leads there, if somebody does.' }) lead!: Staff | null;
  @Field(() => Boolean, { description: 'Whether this agency leads on the case.' }) leads!: boolean;
  @Field(() => Instant, { description: 'Since when.' }) since!: Date;
}

@ObjectType({ description: 'A time in which somebody, or nobody, led the case in an agency that works or worked with the person.' })
export class CaseLead {
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'Their unit then, if it is known.' }) unit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'Who led there; null when nobody did.' }) staff!: Staff | null;
  @Field(() => Instant, { description: 'From when.' }) since!: Date;
  @Field(() => Instant, { nullable: true, description: 'Until when; null while it lasts.' }) until!: Date | null;
}

@ObjectType({ description: 'Another name the person has used.' })
export class Alias {
  @Field(() => String, { description: 'Given names.' }) givenNames!: string;
  @Field(() => String, { description: 'Family name.' }) familyName!: string;
}

@ObjectType({
  description: 'Somebody other than the subject, as a reference. Never joined to a record of their own; only your own agency’s are shown.',
})
export class ThirdParty {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'How notes refer to them.' }) reference!: string;
  @Field(() => String, { description: 'VICTIM, PARTNER, CHILD, INFORMANT, FAMILY or OTHER.' }) class!: string;
}

@ObjectType({ description: 'The person of concern.' })
export class Person {
  @Field(() => UUID, { description: 'Their identifier in this service.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'Case reference number of probation.' }) crn!: string | null;
  @Field(() => String, { nullable: true, description: 'Police national computer number.' }) pnc!: string | null;
  @Field(() => String, { description: 'Given names.' }) givenNames!: string;
  @Field(() => String, { description: 'Family name.' }) familyName!: string;
  @Field(() => String, { description: 'Given names and family name, as they are shown together.' }) name!: string;
  @Field(() => Day, { description: 'Date of birth.' }) dateOfBirth!: string;
  @Field(() => [Alias], { description: 'Other names they have used.' }) aliases!: Alias[];
  @Field(() => String, { nullable: true, description: 'Cohort of integrated offender management: FIXED, FLEX or FREE.' }) iomCohort!:
    string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Category under multi-agency public protection arrangements, 1 to 4; null when there is none or you may not know it.',
  })
  mappaCategory!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Level under the same arrangements, 1 to 3; null when there is none or you may not know it.',
  })
  mappaLevel!: number | null;
  @Field(() => String, { description: 'CUSTODY, BEFORE_RELEASE, RELEASED_72_HOURS, COMMUNITY, RECALL or CONFERENCE.' }) stage!: string;
  @Field(() => Instant, { nullable: true, description: 'When they are or were to be released, if it is known.' }) releaseAt!: Date | null;
  @Field(() => Agency, { nullable: true, description: 'The prison they are released from, if it is known.' }) releasingFrom!: Agency | null;
  @Field(() => Boolean, { description: 'Whether your agency has limited who among its staff may open this person.' })
  accessLimited!: boolean;
  @Field(() => [RoshLevel], { description: 'Risk of serious harm, by setting and group.' }) rosh!: RoshLevel[];
  @Field(() => [CaseMember], { description: 'The agencies that work with them now; the one that leads comes first.' })
  members!: CaseMember[];
  @Field(() => [CaseLead], { description: 'Who has led the case in each of these agencies, those who began last first: at most 100.' })
  leads!: CaseLead[];
  @Field(() => Boolean, { description: 'Whether there are more of them than `leads` shows.' }) moreLeads!: boolean;
  @Field(() => [ThirdParty], { description: 'Other people in your own agency’s notes: at most 100.' }) thirdParties!: ThirdParty[];
  @Field(() => Boolean, { description: 'Whether there are more of them than `thirdParties` shows.' }) moreThirdParties!: boolean;
}
