import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

type Person = { readonly id: string; readonly name: string };

export interface ShippedLine {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly about: string;
  readonly stage: string;
  readonly askedBy: readonly string[];
  readonly askedOf: readonly string[];
  readonly offered: boolean;
  readonly supplementHeading: string | null;
  readonly questionCount: number;
}
export interface VersionLine {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly state: string;
  readonly draftedAt: string;
  readonly draftedBy: Person;
  readonly proposedBy: Person | null;
  readonly decidedAt: string | null;
  readonly decidedBy: Person | null;
  readonly replacedAt: string | null;
  readonly endedBy: Person | null;
}
export interface SetVersion extends VersionLine {
  readonly definition: string;
  readonly definitionHash: string;
  readonly rowVersion: number;
  readonly why: string | null;
  readonly proposedAt: string | null;
  readonly decidedWords: string | null;
  readonly endedWords: string | null;
}
export interface QuestionSetsAnswer {
  readonly shippedSets: readonly ShippedLine[];
  readonly questionSetVersions: PageOf<VersionLine>;
}
export interface QuestionSetOfAnswer {
  readonly questionSetVersions: PageOf<VersionLine>;
}
export interface ShippedSet {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly offered: boolean;
  readonly definition: string;
}
export interface ShippedQuestionsAnswer {
  readonly shippedSets: readonly ShippedSet[];
}
export interface QuestionSetVersionAnswer {
  readonly questionSetVersion: SetVersion | null;
}

export interface SetProblem {
  readonly path: string;
  readonly message: string;
}
export type SetUnsound = Refused<'QuestionSetUnsound'> & { readonly problems: readonly SetProblem[] };
export type SetOutcome =
  | { readonly __typename: 'QuestionSetDone'; readonly version: { readonly id: string; readonly version: number; readonly state: string } }
  | SetUnsound
  | Refused<'SharingRefused'>
  | Refused<'KeyReused'>;
export type DraftQuestionSetVariables = Keyed<{ readonly code: string; readonly definition?: string }>;
export type SaveQuestionSetVariables = {
  readonly input: { readonly id: string; readonly rowVersion: number; readonly definition: string };
};
export type ProposeQuestionSetVariables = Keyed<{ readonly id: string; readonly rowVersion: number; readonly why: string }>;
export type ProposalDecidedVariables = Keyed<{ readonly id: string; readonly approve: boolean; readonly words?: string }>;
export type EndQuestionSetVariables = Keyed<{ readonly id: string; readonly words: string }>;
export interface DraftQuestionSetAnswer {
  readonly draftQuestionSet: SetOutcome;
}
export interface SaveQuestionSetAnswer {
  readonly saveQuestionSet: SetOutcome;
}
export interface ProposeQuestionSetAnswer {
  readonly proposeQuestionSet: SetOutcome;
}
export interface DecideQuestionSetAnswer {
  readonly decideQuestionSet: SetOutcome;
}
export interface EndQuestionSetAnswer {
  readonly endQuestionSet: SetOutcome;
}

export interface ExtractLine {
  readonly id: string;
  readonly setCode: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly approvalReference: string;
  readonly proposedAt: string;
  readonly decidedAt: string | null;
  readonly approved: boolean | null;
  readonly lines: number | null;
  readonly proposedBy: Person;
}
export interface Extract extends ExtractLine {
  readonly purpose: string;
  readonly decidedWords: string | null;
  readonly content: string | null;
  readonly decidedBy: Person | null;
}
export interface EvaluationExtractsAnswer {
  readonly evaluationExtracts: PageOf<ExtractLine>;
}
export interface EvaluationExtractAnswer {
  readonly evaluationExtract: Extract | null;
}
export type ExtractOutcome =
  { readonly __typename: 'ExtractDone'; readonly extract: { readonly id: string } } | Refused<'SharingRefused'> | Refused<'KeyReused'>;
export type ProposeExtractVariables = Keyed<{
  readonly setCode: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly purpose: string;
  readonly approvalReference: string;
}>;
export interface ProposeExtractAnswer {
  readonly proposeExtract: ExtractOutcome;
}
export interface DecideExtractAnswer {
  readonly decideExtract: ExtractOutcome;
}
