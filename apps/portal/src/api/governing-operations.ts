import type {
  DecideExtractAnswer,
  DecideQuestionSetAnswer,
  DraftQuestionSetAnswer,
  DraftQuestionSetVariables,
  EndQuestionSetAnswer,
  EndQuestionSetVariables,
  EvaluationExtractAnswer,
  EvaluationExtractsAnswer,
  ProposalDecidedVariables,
  ProposeExtractAnswer,
  ProposeExtractVariables,
  ProposeQuestionSetAnswer,
  ProposeQuestionSetVariables,
  QuestionSetOfAnswer,
  QuestionSetsAnswer,
  QuestionSetVersionAnswer,
  SaveQuestionSetAnswer,
  SaveQuestionSetVariables,
  ShippedQuestionsAnswer,
} from './answers/governing.js';
import type { After, ById, Named, Nothing } from './named.js';

/** What an agency asks: the sets, its own versions of them, and extracts for an evaluation. */
export interface GoverningOperations {
  readonly QuestionSets: Named<After, QuestionSetsAnswer>;
  readonly QuestionSetOf: Named<{ readonly code: string } & After, QuestionSetOfAnswer>;
  readonly ShippedQuestions: Named<Nothing, ShippedQuestionsAnswer>;
  readonly QuestionSetVersion: Named<ById, QuestionSetVersionAnswer>;
  readonly DraftQuestionSet: Named<DraftQuestionSetVariables, DraftQuestionSetAnswer>;
  readonly SaveQuestionSet: Named<SaveQuestionSetVariables, SaveQuestionSetAnswer>;
  readonly ProposeQuestionSet: Named<ProposeQuestionSetVariables, ProposeQuestionSetAnswer>;
  readonly DecideQuestionSet: Named<ProposalDecidedVariables, DecideQuestionSetAnswer>;
  readonly EndQuestionSet: Named<EndQuestionSetVariables, EndQuestionSetAnswer>;
  readonly EvaluationExtracts: Named<After, EvaluationExtractsAnswer>;
  readonly EvaluationExtract: Named<ById, EvaluationExtractAnswer>;
  readonly ProposeExtract: Named<ProposeExtractVariables, ProposeExtractAnswer>;
  readonly DecideExtract: Named<ProposalDecidedVariables, DecideExtractAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const GOVERNING_CHANGES = [
  'DraftQuestionSet',
  'SaveQuestionSet',
  'ProposeQuestionSet',
  'DecideQuestionSet',
  'EndQuestionSet',
  'ProposeExtract',
  'DecideExtract',
] as const;
