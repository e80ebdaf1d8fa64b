import { Instant, UUID } from '@lib/platform';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Somebody signed in somewhere, as it stands now. Its times are the real clock’s.' })
export class SignIn {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => UUID, { description: 'Whose it is.' }) staffId!: string;
  @Field(() => String, { description: 'Their name.' }) staffName!: string;
  @Field(() => Boolean, { description: 'Whether it is on a device that the agency manages.' }) managedDevice!: boolean;
  @Field(() => Instant, { description: 'When it began.' }) startedAt!: Date;
  @Field(() => Instant, { description: 'When it was last used, to within half a minute.' }) lastSeenAt!: Date;
  @Field(() => Instant, { description: 'When the person last proved who they are.' }) authenticatedAt!: Date;
}

@ObjectType({ description: 'A page of sign-ins.' })
export class SignInPage {
  @Field(() => [SignIn], { description: 'The sign-ins.' }) items!: SignIn[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class SignInsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ArgsType()
export class StaffSignInsArgs extends SignInsArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name.' }) name?: string | null;
}
