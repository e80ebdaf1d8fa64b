import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { ReadModel } from '@lib/platform';
import { SharingModule, SourcesAsked } from '@lib/sharing';
import { Global, Module } from '@nestjs/common';
import { GoverningModule } from './governing.module.js';
import { EnquiryActsResolver } from './graphql/acting.resolver.js';
import { AskingResolver } from './graphql/asking.resolver.js';
import { enquiryPolicyRoot } from './reads/enquiry-policy.reads.js';
import { Addressees } from './store/addressees.store.js';
import { EnquiryStore } from './store/enquiry.store.js';
import { LastAnswersStore } from './store/last-answers.store.js';
import { QuestionSetsStore } from './store/question-sets.store.js';
import { UnansweredSources } from './store/unanswered-sources.js';
import { AddressEnquiry } from './use-cases/address-enquiry.js';
import { AskQuestions } from './use-cases/ask-questions.js';
import { CloseEnquiry } from './use-cases/close-enquiry.js';
import { ConsiderEnquiry } from './use-cases/consider-enquiry.js';
import { DeclineEnquiry } from './use-cases/decline-enquiry.js';
import { EndEnquiry } from './use-cases/end-enquiry.js';
import { EnquiryRecord } from './use-cases/enquiry-record.js';
import { KeepEnquiry } from './use-cases/keep-enquiry.js';
import { OfferQuestionSets } from './use-cases/offer-question-sets.js';
import { OpenEnquiry } from './use-cases/open-enquiry.js';
import { PlanAsking } from './use-cases/plan-asking.js';

/** Asking, and what becomes of an enquiry besides being answered. Global for one thing only: sharing's port SourcesAsked, filled here. */
@Global()
@Module({
  imports: [
    AccessModule,
    GoverningModule,
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    SharingModule,
    ReadModel.register([enquiryPolicyRoot]),
  ],
  providers: [
    QuestionSetsStore, EnquiryStore, Addressees, LastAnswersStore, { provide: SourcesAsked, useClass: UnansweredSources },
    PlanAsking, AddressEnquiry, KeepEnquiry, AskQuestions, OfferQuestionSets, ConsiderEnquiry,
    EnquiryRecord, EndEnquiry, OpenEnquiry, DeclineEnquiry, CloseEnquiry, AskingResolver, EnquiryActsResolver,
  ], // prettier-ignore
  exports: [SourcesAsked, QuestionSetsStore, EnquiryStore, EnquiryRecord, OpenEnquiry],
})
export class AskingModule {}
