import type { PersonHeader } from './people.js';
import type { AgencyName, ConcernLevel, ItemKind, PageOf } from './words.js';

export type KnowsState =
  | 'OWNER'
  | 'OPENED'
  | 'UNOPENED'
  | 'ON_ITS_WAY'
  | 'TAKEN_BACK'
  | 'WITHHELD'
  | 'DEFERRED'
  | 'NOT_RELEVANT'
  | 'OUTSIDE_FUNCTION'
  | 'UNDECIDED';
export interface KnowsCell {
  readonly agencyId: string;
  readonly state: KnowsState;
  readonly inPart: boolean;
  readonly since: string | null;
  readonly until: string | null;
  readonly unit: { readonly name: string } | null;
  readonly staff: { readonly name: string } | null;
  readonly shareId: string | null;
  readonly setId: string | null;
  readonly reopened: 'CIRCUMSTANCES' | 'SENT_BACK' | 'DEFERRAL_OVER' | null;
  readonly earlierTold: boolean;
  readonly otherwise: boolean;
}
interface Changed {
  readonly categoryLabel: string;
  readonly happenedOn: string;
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
}
export interface KnowsRow {
  readonly id: string;
  readonly level: ConcernLevel | null;
  readonly recordedAt: string;
  /** One's own note; or else the share, with one thing of it unless it was not opened or was taken back. */
  readonly note: (Changed & { readonly id: string; readonly version: number }) | null;
  readonly share: {
    readonly id: string;
    readonly itemCount: number;
    readonly revokedAt: string | null;
    readonly sender: { readonly shortName: string };
  } | null;
  readonly item: (Changed & { readonly itemKind: ItemKind }) | null;
  /** Those that are the reader's to know; the rest is not here. */
  readonly cells: readonly KnowsCell[];
}
export interface WhoKnowsAnswer {
  readonly person: PersonHeader | null;
  readonly whoKnowsWhat: {
    readonly at: string;
    readonly agencies: readonly AgencyName[];
    readonly moreAgencies: boolean;
    readonly rows: PageOf<KnowsRow>;
  } | null;
}
export interface WhoKnowsVariables {
  readonly personId: string;
  readonly at?: string;
  readonly after?: string;
}
