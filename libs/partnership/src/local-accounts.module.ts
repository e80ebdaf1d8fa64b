import { AccessModule } from '@lib/access';
import { ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { localAccountAbilities } from './access/local-account.abilities.js';
import { LocalAccountResolver } from './graphql/local-account.resolver.js';
import { localAccountRead, localAccountRoot, localAccountsRoot, staffWithoutAccountRoot } from './reads/local-account.reads.js';
import { LocalAccountStore } from './store/local-account.store.js';
import { InviteLocalAccount } from './use-cases/invite-local-account.js';

@Module({
  imports: [
    ReadModel.register([localAccountRead, localAccountRoot, localAccountsRoot, staffWithoutAccountRoot]),
    AccessModule.abilities(localAccountAbilities),
  ],
  providers: [LocalAccountStore, InviteLocalAccount, LocalAccountResolver],
})
export class LocalAccountsModule {}
