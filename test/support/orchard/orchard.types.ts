import { Day, Instant, UUID } from '@lib/platform';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

/** Keeps the compiler from naming a class before it exists. */
type Later<T> = T;

export enum Grade {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
  VERY_HIGH = 'VERY_HIGH',
}
registerEnumType(Grade, { name: 'OrchardGrade', description: 'How grave.' });

@ObjectType('OrchardAgency')
export class OAgency {
  @Field(() => UUID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) kindLabel!: string;
  @Field(() => [OUnit]) units!: Later<OUnit[]>;
}
@ObjectType('OrchardUnit')
export class OUnit {
  @Field(() => UUID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => OAgency) agency!: Later<OAgency>;
  @Field(() => OUnit, { nullable: true }) parent?: Later<OUnit | null>;
}
@ObjectType('OrchardStaff')
export class OStaff {
  @Field(() => UUID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) jobTitle!: string;
  @Field(() => Instant, { nullable: true }) shiftEndsAt?: Date | null;
  @Field(() => OAgency) agency!: Later<OAgency>;
}
@ObjectType('OrchardAlias')
export class OAlias {
  @Field(() => String) givenNames!: string;
  @Field(() => String) familyName!: string;
}
@ObjectType('OrchardNote')
export class ONote {
  @Field(() => UUID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) category!: string;
  @Field(() => Grade, { nullable: true }) level?: Grade | null;
  @Field(() => String, { nullable: true }) levelReason?: string | null;
  @Field(() => String) body!: string;
  @Field(() => Day) happenedOn!: string;
  @Field(() => String, { nullable: true }) happenedTime?: string | null;
  @Field(() => Instant) recordedAt!: Date;
  @Field(() => Instant, { nullable: true }) supersededAt?: Date | null;
  @Field(() => OStaff) author!: Later<OStaff>;
  @Field(() => OUnit) unit!: Later<OUnit>;
  @Field(() => OPerson) person!: Later<OPerson>;
  @Field(() => [ONote]) versions!: Later<ONote[]>;
}
@ObjectType('OrchardNotePage')
export class ONotePage {
  @Field(() => [ONote]) items!: Later<ONote[]>;
  @Field(() => String, { nullable: true }) endCursor?: string | null;
  @Field(() => Boolean) hasMore!: boolean;
}
@ObjectType('OrchardPerson')
export class OPerson {
  @Field(() => UUID) id!: string;
  @Field(() => String, { nullable: true }) crn?: string | null;
  @Field(() => String) name!: string;
  @Field(() => Day) dateOfBirth!: string;
  @Field(() => Int, { nullable: true }) mappaLevel?: number | null;
  @Field(() => Instant, { nullable: true }) releaseAt?: Date | null;
  @Field(() => [String]) aliasKeys!: string[];
  @Field(() => [OAlias]) aliases!: Later<OAlias[]>;
}
@ObjectType('OrchardPersonMatch')
export class OPersonMatch {
  @Field(() => OPerson) person!: Later<OPerson>;
  @Field(() => String) matchKind!: string;
}
@ObjectType('OrchardPersonMatchPage')
export class OPersonMatchPage {
  @Field(() => [OPersonMatch]) items!: Later<OPersonMatch[]>;
  @Field(() => String, { nullable: true }) endCursor?: string | null;
  @Field(() => Boolean) hasMore!: boolean;
}
@ObjectType('OrchardPersonPage')
export class OPersonPage {
  @Field(() => [OPerson]) items!: Later<OPerson[]>;
  @Field(() => String, { nullable: true }) endCursor?: string | null;
  @Field(() => Boolean) hasMore!: boolean;
}
@ObjectType('OrchardWord')
export class OWord {
  @Field(() => String) code!: string;
  @Field(() => Grade) level!: Grade;
  @Field(() => [String]) also!: string[];
}
