import type {
  AskInput,
  AskQuestionsAnswer,
  ChooseEnquiryAnswer,
  ConsiderEnquiryAnswer,
  ConsiderEnquiryInput,
  AskingPolicyAnswer,
} from './answers/asking.js';
import type {
  CaseQuestionsAnswer,
  CloseEnquiryAnswer,
  CloseEnquiryVariables,
  EnquiriesAskedAnswer,
  EnquiriesToAnswerAnswer,
  EnquiryAnswer,
  SettleContradictionAnswer,
  SettleVariables,
} from './answers/enquiries.js';
import type { AnswersOverTimeAnswer, CopyAnswersAnswer, CopyAnswersVariables } from './answers/reading-answers.js';
import type { After, ById, Named, Nothing } from './named.js';

/** Asking another agency a set of questions, and reading what became of it. */
export interface EnquiryOperations {
  readonly ChooseEnquiry: Named<{ readonly personId: string }, ChooseEnquiryAnswer>;
  readonly AskingPolicy: Named<Nothing, AskingPolicyAnswer>;
  readonly ConsiderEnquiry: Named<{ readonly input: ConsiderEnquiryInput }, ConsiderEnquiryAnswer>;
  readonly AskQuestions: Named<{ readonly input: AskInput }, AskQuestionsAnswer>;
  readonly EnquiriesAsked: Named<After, EnquiriesAskedAnswer>;
  readonly EnquiriesToAnswer: Named<After, EnquiriesToAnswerAnswer>;
  readonly CaseQuestions: Named<ById & After, CaseQuestionsAnswer>;
  readonly Enquiry: Named<ById, EnquiryAnswer>;
  readonly CloseEnquiry: Named<CloseEnquiryVariables, CloseEnquiryAnswer>;
  readonly SettleContradiction: Named<SettleVariables, SettleContradictionAnswer>;
  readonly AnswersOverTime: Named<ById, AnswersOverTimeAnswer>;
  readonly CopyAnswers: Named<CopyAnswersVariables, CopyAnswersAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const ENQUIRY_CHANGES = ['AskQuestions', 'CloseEnquiry', 'SettleContradiction', 'CopyAnswers'] as const;
