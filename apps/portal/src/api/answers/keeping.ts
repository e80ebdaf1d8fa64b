import type { Refused } from './refusals.js';
import type { ConcernLevel, Keyed, PageOf } from './words.js';

type Named = { readonly id: string; readonly name: string };

export interface Hold {
  readonly id: string;
  readonly ground: string;
  readonly reference: string;
  readonly words: string;
  readonly placedAt: string;
  readonly liftedAt: string | null;
  readonly liftedWords: string | null;
  readonly person: Named | null;
  readonly placedBy: Named;
  readonly liftedBy: Named | null;
}
export interface Erasure {
  readonly id: string;
  readonly reference: string;
  readonly ground: string;
  readonly authority: string;
  readonly words: string;
  readonly askedAt: string;
  readonly outcome: string | null;
  readonly decidedAt: string | null;
  readonly decidedWords: string | null;
  readonly erasedAt: string | null;
  readonly keptAt: string | null;
  readonly liftedAt: string | null;
  readonly liftedWords: string | null;
  readonly held: boolean;
  readonly answerId: string | null;
  readonly question: string | null;
  readonly person: Named | null;
  readonly note: {
    readonly id: string;
    readonly category: string;
    readonly categoryLabel: string;
    readonly level: ConcernLevel | null;
    readonly body: string;
    readonly recordedAt: string;
    readonly happenedOn: string;
  } | null;
  readonly askedBy: Named | null;
  readonly decidedBy: Named | null;
  readonly liftedBy: Named | null;
}
export interface LegalHoldsAnswer {
  readonly legalHolds: PageOf<Hold>;
}
export interface LegalHoldAnswer {
  readonly legalHold: Hold | null;
}
export interface ErasureRequestsAnswer {
  readonly erasureRequests: PageOf<Erasure>;
}
export interface ErasureRequestAnswer {
  readonly erasureRequest: Erasure | null;
}
type HoldOutcome = { readonly __typename: 'HoldDone'; readonly hold: Hold } | Refused<'SharingRefused'> | Refused<'KeyReused'>;
type ErasureOutcome = { readonly __typename: 'ErasureDone'; readonly request: Erasure } | Refused<'SharingRefused'> | Refused<'KeyReused'>;
export type PlaceHoldVariables = Keyed<{
  readonly personId: string;
  readonly ground: string;
  readonly reference: string;
  readonly words: string;
}>;
export type LiftVariables = Keyed<{ readonly id: string; readonly words: string }>;
export type AskForErasureVariables = Keyed<{
  readonly noteId?: string;
  readonly answerId?: string;
  readonly ground: string;
  readonly authority: string;
  readonly words: string;
}>;
export type DecideErasureVariables = Keyed<{ readonly id: string; readonly outcome: string; readonly words: string }>;
export interface PlaceHoldAnswer {
  readonly placeHold: HoldOutcome;
}
export interface LiftHoldAnswer {
  readonly liftHold: HoldOutcome;
}
export interface AskForErasureAnswer {
  readonly askForErasure: ErasureOutcome;
}
export interface DecideErasureAnswer {
  readonly decideErasure: ErasureOutcome;
}
export interface LiftRestrictionAnswer {
  readonly liftRestriction: ErasureOutcome;
}
