export { EnquiryModule } from './enquiry.module.js';
export { ChaseEnquiries, EnquiryWorkerModule, RaiseCopiesToMend } from './enquiry-worker.module.js';
export { answeringStand } from './domain/answering-stand.js';
export { ShippedSets } from './questions/shipped.js';
export { shippedSets } from './questions/shipped-sets.js';
export { answerBounds } from './use-cases/answer-bounds.js';
export { AskQuestions, CheckAnswers, OfferQuestionSets, OpenEnquiry, SaveAnswers, SendAnswers } from './use-cases/enquiry.acts.js';
export { enquiryRead } from './reads/enquiry.reads.js';
export { answerRead } from './reads/own-record.reads.js';
