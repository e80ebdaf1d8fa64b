import type { AnswerProblem, EnquiryRefused } from './answering.js';
import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { AgreementNeeded, ConsideredLine, ExplanationNeeded, ItemDecisionInput, SharingRefused, SilentSource } from './sharing.js';
import type { AgencyName } from './words.js';

export interface LineChecked {
  readonly questionCode: string;
  readonly question: string;
  readonly text: string;
  readonly state: string | null;
  readonly problems: readonly AnswerProblem[];
}
export interface CheckAnswersAnswer {
  readonly checkAnswers: {
    readonly going: readonly LineChecked[];
    readonly uniform: readonly LineChecked[];
    readonly keptOut: readonly LineChecked[];
    readonly stillOpen: readonly LineChecked[];
    readonly thirdParties: readonly string[];
    readonly graver: readonly ConsideredLine[];
    readonly expectedLeftOut: readonly AgencyName[];
    readonly seen: number;
    readonly ready: boolean;
  } | null;
}
export interface SendAnswersVariables {
  readonly input: {
    readonly key: string;
    readonly enquiryId: string;
    readonly seen: number;
    readonly notes?: readonly ItemDecisionInput[];
    readonly expectedLeftOut?: readonly { readonly agencyId: string; readonly reasonWords: string }[];
    readonly necessity?: string;
    readonly proportionality?: string;
  };
}
export interface AnswersSent {
  readonly __typename: 'AnswersSent';
  readonly stillOpen: number;
  readonly set: { readonly id: string };
}
export interface SendAnswersAnswer {
  readonly sendAnswers: AnswersSent | ExplanationNeeded | EnquiryRefused | SharingRefused | AgreementNeeded | Refused<'KeyReused'>;
}
export interface AnswersSentAnswer {
  readonly enquiry: {
    readonly id: string;
    readonly reference: string;
    readonly setTitle: string;
    readonly state: string;
    readonly sender: { readonly name: string };
    readonly person: PersonHeader | null;
    readonly contradictions: readonly {
      readonly id: string;
      readonly kind: string;
      readonly words: string;
      readonly settledAt: string | null;
    }[];
  } | null;
  readonly answering: { readonly done: number; readonly total: number } | null;
  readonly decisionSet: {
    readonly id: string;
    readonly reference: string;
    readonly decidedAt: string;
    readonly silentSources: readonly SilentSource[];
  } | null;
}
export interface DeclineEnquiryVariables {
  readonly input: { readonly key: string; readonly enquiryId: string; readonly reasonCode: string; readonly words?: string };
}
export interface DeclineEnquiryAnswer {
  readonly declineEnquiry: { readonly __typename: 'EnquiryChanged' } | EnquiryRefused | Refused<'KeyReused'>;
}
