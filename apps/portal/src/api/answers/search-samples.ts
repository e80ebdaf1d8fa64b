import type { Refused } from './refusals.js';
import type { SharingRefused } from './sharing.js';
import type { PageOf } from './words.js';

export interface SampledSearch {
  readonly id: string;
  readonly at: string;
  readonly typed: string | null;
  readonly bornOn: string | null;
  readonly shownCount: number;
  readonly reason: string | null;
  readonly reasonLabel: string | null;
  readonly staff: { readonly name: string; readonly jobTitle: string };
  readonly looks: readonly {
    readonly id: string;
    readonly lookedAt: string;
    readonly outcome: string;
    readonly words: string | null;
    readonly lookedBy: { readonly name: string };
  }[];
}
export interface NamedSearchesAnswer {
  readonly namedSearches: PageOf<SampledSearch>;
}
export interface RandomSearchesAnswer {
  readonly randomSearches: readonly SampledSearch[];
}
export interface SampledSearchAnswer {
  readonly sampledSearch: SampledSearch | null;
}
export interface RecordSearchLookAnswer {
  readonly recordSearchLook:
    | { readonly __typename: 'SearchLookRecorded'; readonly search: { readonly id: string } | null }
    | Omit<SharingRefused, 'noteId' | 'field'>
    | Refused<'KeyReused'>;
}
export interface RecordSearchLookVariables {
  readonly input: {
    readonly key: string;
    readonly searchId: string;
    readonly lawfulUse: string;
    readonly outcome: string;
    readonly words?: string;
  };
}
