import { UUID } from '@lib/platform';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A body that takes part: a police force, a probation region, a prison, a council, a charity.' })
export class Agency {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its full name.' }) name!: string;
  @Field(() => String, { description: 'The name used where there is little room.' }) shortName!: string;
  @Field(() => String, { description: 'POLICE, PROBATION, PRISON, COUNCIL, HEALTH, VOLUNTARY, TAGGING, YOUTH_JUSTICE or OTHER.' })
  kind!: string;
  @Field(() => [Unit], { description: 'Its units, by name: at most 100.' }) units!: Unit[];
  @Field(() => Boolean, { description: 'Whether it has more units than `units` shows.' }) moreUnits!: boolean;
}

@ObjectType({ description: 'A team, desk or district of an agency, with somebody to ring.' })
export class Unit {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its name within the agency.' }) name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The function it keeps, such as PRISON_SECURITY or CONTROL_ROOM; null for an ordinary team.',
  })
  desk!: string | null;
  @Field(() => Agency, { description: 'The agency it belongs to.' }) agency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'The unit it belongs to, or null at the top.' }) parent!: Unit | null;
  @Field(() => String, { description: 'Who answers for the unit: a desk or a post, not necessarily a person.' }) dutyName!: string;
  @Field(() => String, { description: 'The telephone number that is answered.' }) dutyPhone!: string;
  @Field(() => String, { description: 'When it is answered, in words.' }) dutyHours!: string;
}

@ObjectType({ description: 'Somebody who works for an agency.' })
export class Staff {
  @Field(() => UUID, { description: 'Their identifier.' }) id!: string;
  @Field(() => String, { description: 'Their name as colleagues know it.' }) name!: string;
  @Field(() => String, { description: 'What they do, in the agency’s own words.' }) jobTitle!: string;
  @Field(() => Agency, { description: 'The agency they work for.' }) agency!: Agency;
}
