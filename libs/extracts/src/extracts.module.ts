import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { extractsAbilities } from './access/extracts.abilities.js';
import { ExtractsResolver } from './graphql/extracts.resolver.js';
import * as reads from './reads/extracts.reads.js';
import { AccessExtracts } from './store/access-extracts.js';
import { AskForAccessExtract } from './use-cases/ask-for-access-extract.js';
import { DecideAccessExtract } from './use-cases/decide-access-extract.js';
import { ExtractDesk } from './use-cases/extract-desk.js';
import { TakeAccessExtract } from './use-cases/take-access-extract.js';

/** Extracts of the access log, under a legal demand and by two officers. */
@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    ReadModel.register(Object.values(reads)),
    AccessModule.abilities(extractsAbilities),
  ],
  providers: [AccessExtracts, ExtractDesk, AskForAccessExtract, DecideAccessExtract, TakeAccessExtract, ExtractsResolver],
})
export class ExtractsModule {}
