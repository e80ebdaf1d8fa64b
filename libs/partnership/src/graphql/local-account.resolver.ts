import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { InviteLocalAccount } from '../use-cases/invite-local-account.js';
import {
  InviteLocalAccountInput,
  InviteLocalAccountResult,
  LocalAccount,
  LocalAccountPage,
  LocalAccountsArgs,
  StaffWithoutAccountArgs,
  StaffWithoutAccountPage,
} from './local-account.types.js';

@Resolver(() => LocalAccount)
export class LocalAccountResolver {
  constructor(private readonly inviting: InviteLocalAccount) {}

  @Requires('read', 'Account')
  @Query(() => LocalAccountPage, { description: 'The local accounts of your agency, by name.' })
  localAccounts(@Args() args: LocalAccountsArgs, @Read() read: Reading) {
    return read.root('localAccounts', args);
  }

  @Requires('read', 'Account')
  @Query(() => LocalAccount, { nullable: true, description: 'One local account of your agency; null when there is none.' })
  localAccount(@Args('staffId', { type: () => UUID, description: 'Whose.' }) staffId: string, @Read() read: Reading) {
    return read.root('localAccount', { staffId });
  }

  @Requires('invite', 'Account')
  @Query(() => StaffWithoutAccountPage, { description: 'The people of your agency who cannot sign in yet, by name.' })
  staffWithoutAccount(@Args() args: StaffWithoutAccountArgs, @Read() read: Reading) {
    return read.root('staffWithoutAccount', args);
  }

  @Requires('invite', 'Account', { fresh: true })
  @Mutation(() => InviteLocalAccountResult, {
    description: 'Makes a one-time link for somebody of your agency, to set up or renew their account.',
  })
  async inviteLocalAccount(
    @Args('input', { description: 'Whom.' }) input: InviteLocalAccountInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.inviting.execute(actor, input);
    if (isRefusal(done)) return done;
    return {
      __typename: 'LocalAccountInvited',
      account: await read.one('LocalAccount', done.staffId),
      link: done.link,
      expiresAt: done.expiresAt,
    };
  }
}
