import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ChooseMail } from '../use-cases/choose-mail.js';
import { ChooseMailInput, ChooseMailResult, MailChoices, MailPage, MyMailArgs } from './notify.types.js';

@Resolver()
export class NotifyResolver {
  constructor(private readonly choosing: ChooseMail) {}

  @Requires('read', 'MailChoices')
  @Query(() => MailChoices, { nullable: true, description: 'When you are told by mail, and where.' })
  mailChoices(@Read() read: Reading) {
    return read.root('mailChoices', {});
  }

  @Requires('read', 'Mail')
  @Query(() => MailPage, { description: 'Messages that you were sent, or were to be sent.' })
  myMail(@Args() args: MyMailArgs, @Read() read: Reading) {
    return read.root('myMail', args);
  }

  @Requires('choose', 'MailChoices')
  @Mutation(() => ChooseMailResult, { description: 'Says when you are told by mail, and where.' })
  async chooseMail(
    @Args('input', { description: 'What is to be done.' }) input: ChooseMailInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.choosing.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'MailChosen', choices: await read.one('MailChoices', done.staffId) };
  }
}
