import { Day } from '@lib/platform';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Person } from './person.types.js';

@ObjectType({ description: 'Somebody found by a search.' })
export class PersonMatch {
  @Field(() => Person, { description: 'The person.' }) person!: Person;
  @Field(() => String, { description: 'What matched: IDENTIFIER, NAME, ALIKE (a similar name) or BIRTH_DATE.' }) matchKind!: string;
}

@ObjectType({ description: 'A page of people found. Nobody found and nobody you may know of are the same empty page.' })
export class PersonMatchPage {
  @Field(() => [PersonMatch], { description: 'The people found.' }) items!: PersonMatch[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'A page of people.' })
export class PersonPage {
  @Field(() => [Person], { description: 'The people.' }) items!: Person[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class FindPeopleArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'A case reference number or police national computer number, whole; or the beginning of a name or alias, in either order, without regard to accents.',
  })
  text?: string | null;
  @Field(() => Day, { nullable: true, description: 'Date of birth, alone or to narrow a name.' }) bornOn?: string | null;
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ArgsType()
export class MyCasesArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
