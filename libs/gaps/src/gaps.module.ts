import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { ReadModel } from '@lib/platform';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { gapAbilities } from './access/gap.abilities.js';
import { GapResolver } from './graphql/gap.resolver.js';
import * as reads from './reads/gap.reads.js';
import { GapAnswers } from './store/gap-answers.js';
import { AnswerGap } from './use-cases/answer-gap.js';
import { GapRecord } from './use-cases/gap-record.js';

/** What stands unexplained, as its holders' supervisors see it, and what they say of it. */
@Module({
  imports: [LedgerModule, PartnershipModule, SharingModule, ReadModel.register(Object.values(reads)), AccessModule.abilities(gapAbilities)],
  providers: [GapAnswers, GapRecord, AnswerGap, GapResolver],
})
export class GapsModule {}
