import { AccessModule } from '@lib/access';
import { PartnershipModule } from '@lib/partnership';
import { ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { notifyAbilities } from './access/notify.abilities.js';
import { NotifyResolver } from './graphql/notify.resolver.js';
import * as notifyReads from './reads/notify.reads.js';
import { MailChoicesStore } from './store/mail-choices.js';
import { ChooseMail } from './use-cases/choose-mail.js';

/** What somebody chooses and is shown of being told. Telling is the worker's. */
@Module({
  imports: [PartnershipModule, ReadModel.register(Object.values(notifyReads)), AccessModule.abilities(notifyAbilities)],
  providers: [MailChoicesStore, ChooseMail, NotifyResolver],
})
export class NotifyModule {}
