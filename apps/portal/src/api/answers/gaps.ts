import type { Refused } from './refusals.js';
import type { NoteLine } from './risk-notes.js';
import type { AgencyName, ConcernLevel, Keyed, Outcome, PageOf } from './words.js';

type Named = { readonly id: string; readonly name: string };

export interface GapLine {
  readonly id: string;
  readonly own: boolean;
  readonly unexplainedCount: number;
  readonly gravestUnexplained: ConcernLevel | null;
  readonly cleared: boolean;
  readonly unsharedCount: number;
  readonly gravestUnshared: ConcernLevel | null;
  readonly unsharedSince: string | null;
  readonly reviewsOverdue: number;
  readonly silentSources: readonly string[];
  readonly foundAt: string;
  readonly endedAt: string | null;
  readonly person: Named | null;
  readonly unit: Named;
  readonly recipientAgency: AgencyName;
}
export interface GapDecision {
  readonly id: string;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly reasonWords: string | null;
  readonly reviewBy: string | null;
  readonly decidedAt: string;
  readonly endedWhy: string | null;
  readonly endorseDueAt: string | null;
  readonly endorsedAt: string | null;
  readonly endorsedBy: Named | null;
  readonly endorsement: string | null;
  readonly endorsementWords: string | null;
  readonly recipientUnit: { readonly name: string } | null;
  readonly recipientStaff: { readonly name: string } | null;
  readonly set: { readonly id: string; readonly reference: string; readonly decidedBy: Named };
  readonly note: {
    readonly id: string;
    readonly category: string;
    readonly categoryLabel: string;
    readonly level: ConcernLevel | null;
  } | null;
}
export interface Gap extends GapLine {
  readonly unexplained: readonly NoteLine[];
  readonly moreUnexplained: boolean;
  readonly unshared: readonly NoteLine[];
  readonly moreUnshared: boolean;
  readonly decisions: readonly GapDecision[];
  readonly moreDecisions: boolean;
  readonly overdue: readonly GapDecision[];
  readonly moreOverdue: boolean;
  readonly answers: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly words: string;
    readonly reviewBy: string | null;
    readonly notes: number;
    readonly saidAt: string;
    readonly saidBy: Named;
  }[];
  readonly moreAnswers: boolean;
}
export interface GapsAnswer {
  readonly gaps: {
    readonly figures: {
      readonly unexplained: number;
      readonly cleared: number;
      readonly unshared: number;
      readonly unsharedSince: string | null;
      readonly silent: number;
      readonly overdue: number;
    };
    readonly found: PageOf<GapLine>;
  };
}
export interface GapsVariables {
  readonly personId?: string;
  readonly after?: string;
}
export interface GapAnswer {
  readonly gap: Gap | null;
}
export type AnswerGapVariables = Keyed<{
  readonly id: string;
  readonly outcome: string;
  readonly words: string;
  readonly reviewBy?: string;
}>;
export interface AnswerGapAnswer {
  readonly answerGap: { readonly __typename: 'GapDone'; readonly gap: GapLine } | Refused<'SharingRefused'> | Refused<'KeyReused'>;
}
