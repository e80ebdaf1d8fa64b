import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { ExtractResolver } from './graphql/extract.resolver.js';
import { GoverningResolver, QuestionSetsResolver } from './graphql/governing.resolver.js';
import { ShippedSets } from './questions/shipped.js';
import * as reads from './reads/governing.reads.js';
import { EvaluationExtracts } from './store/evaluation-extracts.js';
import { GovernedSets } from './store/governed-sets.js';
import { DecideExtract } from './use-cases/decide-extract.js';
import { DecideQuestionSet } from './use-cases/decide-question-set.js';
import { DraftQuestionSet } from './use-cases/draft-question-set.js';
import { EndQuestionSet } from './use-cases/end-question-set.js';
import { ExportQuestionSet } from './use-cases/export-question-set.js';
import { ExtractRecord } from './use-cases/extract-record.js';
import { MakeExtract } from './use-cases/make-extract.js';
import { ProposeExtract } from './use-cases/propose-extract.js';
import { ProposeQuestionSet } from './use-cases/propose-question-set.js';
import { QuestionSetRecord } from './use-cases/question-set-record.js';
import { SaveQuestionSet } from './use-cases/save-question-set.js';

/** What an agency asks, who decided that, and what may be evaluated of the answers. */
@Module({
  imports: [LedgerModule, PartnershipModule, ReadModel.register(Object.values(reads))],
  providers: [
    ShippedSets,
    GovernedSets,
    EvaluationExtracts,
    QuestionSetRecord,
    ExtractRecord,
    MakeExtract,
    DraftQuestionSet,
    SaveQuestionSet,
    ProposeQuestionSet,
    DecideQuestionSet,
    EndQuestionSet,
    ProposeExtract,
    DecideExtract,
    ExportQuestionSet,
    QuestionSetsResolver,
    GoverningResolver,
    ExtractResolver,
  ],
  exports: [ShippedSets, GovernedSets],
})
export class GoverningModule {}
