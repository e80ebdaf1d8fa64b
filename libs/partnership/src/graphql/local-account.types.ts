import { Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Staff } from './directory.types.js';
import { SharingRefused, unionMember } from './refusals.types.js';

@ObjectType({ description: 'An account of our own, for somebody whose agency has no identity provider.' })
export class LocalAccount {
  @Field(() => UUID, { description: 'The person’s identifier in the directory.' }) id!: string;
  @Field(() => Staff, { description: 'Whose it is.' }) staff!: Staff;
  @Field(() => String, { description: 'What they type to sign in.' }) signInName!: string;
  @Field(() => String, {
    description: 'INVITED (the link works still), LAPSED (it does not any more and was not used), ACTIVE or SUSPENDED.',
  })
  state!: string;
  @Field(() => Instant, { nullable: true, description: 'When the invitation that is open was made.' }) invitedAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When the invitation that is open ends or ended, by the real clock.' })
  invitationEndsAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'Since when they can sign in; null until an invitation was accepted.' })
  acceptedAt!: Date | null;
}

@ObjectType({ description: 'A page of local accounts.' })
export class LocalAccountPage {
  @Field(() => [LocalAccount], { description: 'The accounts, by the name of the person.' }) items!: LocalAccount[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'A page of people of your agency who have no account of any kind.' })
export class StaffWithoutAccountPage {
  @Field(() => [Staff], { description: 'The people, by name.' }) items!: Staff[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class LocalAccountsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ArgsType()
export class StaffWithoutAccountArgs extends LocalAccountsArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name.' }) name?: string | null;
}

@InputType({ description: 'Whom to invite. Asked again, a new link is made and the one before is dead.' })
export class InviteLocalAccountInput {
  @Field(() => UUID, { description: 'Somebody of your own agency.' }) staffId!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'For an account in use: its passphrase and codes stop working at once and its sign-ins end.',
  })
  reset?: boolean | null;
}

@ObjectType({ description: 'The link was made. It is shown this once and kept nowhere.' })
export class LocalAccountInvited {
  @Field(() => LocalAccount, { description: 'The account as it now stands.' }) account!: LocalAccount;
  @Field(() => String, { description: 'The one-time link to hand over.' }) link!: string;
  @Field(() => Instant, { description: 'Until when it works, by the real clock.' }) expiresAt!: Date;
}

export const InviteLocalAccountResult = createUnionType({
  name: 'InviteLocalAccountResult',
  description: 'What came of inviteLocalAccount.',
  types: () => [LocalAccountInvited, SharingRefused] as const,
  resolveType: unionMember({}),
});
