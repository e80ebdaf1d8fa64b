import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

type Named = { readonly id: string; readonly name: string };

export interface AccessExtract {
  readonly id: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand: string;
  readonly lawfulUse: string;
  readonly askedAt: string;
  readonly mine: boolean;
  /** ASKED, APPROVED, REFUSED or OVER. */
  readonly state: string;
  readonly decidedAt: string | null;
  readonly decidedWords: string | null;
  readonly takeUntil: string | null;
  readonly person: Named | null;
  readonly ofStaff: Named | null;
  readonly askedBy: Named;
  readonly decidedBy: Named | null;
}
export interface AccessExtractsAnswer {
  readonly accessExtracts: PageOf<AccessExtract>;
}
export interface AccessExtractAnswer {
  readonly accessExtract: AccessExtract | null;
}
export interface AccessExtractStaffAnswer {
  readonly accessExtractStaff: {
    readonly hasMore: boolean;
    readonly items: readonly (Named & { readonly jobTitle: string })[];
  };
}
export type AskForAccessExtractVariables = Keyed<{
  readonly personId?: string;
  readonly staffId?: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand: string;
  readonly lawfulUse: string;
}>;
export type DecideAccessExtractVariables = Keyed<{ readonly id: string; readonly approve: boolean; readonly words: string }>;
export type TakeAccessExtractVariables = Keyed<{ readonly id: string; readonly format: string }>;
type Refusals = Refused<'SharingRefused'> | Refused<'KeyReused'>;
type Outcome = { readonly __typename: 'AccessExtractDone'; readonly extract: AccessExtract } | Refusals;
export interface AskForAccessExtractAnswer {
  readonly askForAccessExtract: Outcome;
}
export interface DecideAccessExtractAnswer {
  readonly decideAccessExtract: Outcome;
}
export interface TakeAccessExtractAnswer {
  readonly takeAccessExtract:
    | {
        readonly __typename: 'AccessExtractTaken';
        readonly format: string;
        readonly content: string;
        readonly sha256: string;
        readonly lines: number;
        readonly closed: number;
      }
    | Refusals;
}
