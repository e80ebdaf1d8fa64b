import { Module } from '@nestjs/common';
import { AskDrafts } from './ask-drafts.js';
import { AskedPage } from './asked.page.js';
import { AskPlans } from './ask-plans.js';
import { CheckAskPage } from './check-ask.page.js';
import { CaseAnswersPage } from './case-answers.page.js';
import { CaseQuestionsPage } from './case-questions.page.js';
import { ChooseAskPage } from './choose-ask.page.js';
import { CopyAnswersPage } from './copy-answers.page.js';
import { EnquiriesPage } from './enquiries.page.js';
import { EnquiryPage } from './enquiry.page.js';
import { PurposeAskPage } from './purpose-ask.page.js';
import { ReviewAskPage } from './review-ask.page.js';

@Module({
  controllers: [
    ChooseAskPage,
    ReviewAskPage,
    PurposeAskPage,
    CheckAskPage,
    AskedPage,
    EnquiriesPage,
    EnquiryPage,
    CaseQuestionsPage,
    CaseAnswersPage,
    CopyAnswersPage,
  ],
  providers: [AskDrafts, AskPlans],
})
export class EnquiriesModule {}
