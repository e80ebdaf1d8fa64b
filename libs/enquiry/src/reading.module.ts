import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { AnsweringModule } from './answering.module.js';
import { AskingModule } from './asking.module.js';
import { ReadingResolver } from './graphql/reading.resolver.js';
import { AnswerCopies } from './store/answer-copies.js';
import { EnquiriesAboutStore } from './store/enquiries-about.store.js';
import { RepliesStore } from './store/replies.store.js';
import { CompareAnswers } from './use-cases/compare-answers.js';
import { CopyAnswers } from './use-cases/copy-answers.js';
import { CopyRecord } from './use-cases/copy-record.js';
import { CopySource } from './use-cases/copy-source.js';
import { ExportAnswers } from './use-cases/export-answers.js';
import { ImportResponse } from './use-cases/import-response.js';
import { LookAtReplies } from './use-cases/look-at-replies.js';
import { RepliesOfPerson } from './use-cases/replies-of-person.js';

/** Reading replies: side by side over time, out to other systems, in from other programs. */
@Module({
  imports: [AccessModule, LedgerModule, PartnershipModule, PeopleModule, SharingModule, AskingModule, AnsweringModule],
  providers: [
    RepliesStore,
    EnquiriesAboutStore,
    AnswerCopies,
    LookAtReplies,
    CompareAnswers,
    RepliesOfPerson,
    CopySource,
    CopyRecord,
    CopyAnswers,
    ExportAnswers,
    ImportResponse,
    ReadingResolver,
  ],
})
export class ReadingModule {}
