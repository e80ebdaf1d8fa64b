import type {
  ConfirmAnswersAnswer,
  ConfirmAnswersVariables,
  EnquiryAnswersAnswer,
  EnquiryPolicyAnswer,
  EnquiryToAnswerAnswer,
  LastAnswersAnswer,
  OpenEnquiryAnswer,
  SaveAnswersAnswer,
  SaveAnswersVariables,
} from './answers/answering.js';
import type {
  AnswersSentAnswer,
  CheckAnswersAnswer,
  DeclineEnquiryAnswer,
  DeclineEnquiryVariables,
  SendAnswersAnswer,
  SendAnswersVariables,
} from './answers/sending-answers.js';
import type { ById, Named, Nothing } from './named.js';

/** Answering what another agency asked: question by question, checked, then sent as one decision. */
export interface AnsweringOperations {
  readonly OpenEnquiry: Named<ById, OpenEnquiryAnswer>;
  readonly EnquiryToAnswer: Named<ById, EnquiryToAnswerAnswer>;
  readonly EnquiryAnswers: Named<ById, EnquiryAnswersAnswer>;
  readonly EnquiryPolicy: Named<Nothing, EnquiryPolicyAnswer>;
  readonly LastAnswers: Named<ById, LastAnswersAnswer>;
  readonly SaveAnswers: Named<SaveAnswersVariables, SaveAnswersAnswer>;
  readonly ConfirmAnswers: Named<ConfirmAnswersVariables, ConfirmAnswersAnswer>;
  readonly CheckAnswers: Named<ById & { readonly noteIds: readonly string[] }, CheckAnswersAnswer>;
  readonly SendAnswers: Named<SendAnswersVariables, SendAnswersAnswer>;
  readonly AnswersSent: Named<ById & { readonly set: string }, AnswersSentAnswer>;
  readonly DeclineEnquiry: Named<DeclineEnquiryVariables, DeclineEnquiryAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. Opening is shown by a page and does nothing twice. */
export const ANSWERING_CHANGES = ['SaveAnswers', 'ConfirmAnswers', 'SendAnswers', 'DeclineEnquiry'] as const;
