import type { PageOf, PersonName } from './words.js';

/** Found words stand in the excerpt between U+E000 and U+E001. */
export interface RecordMatch {
  readonly thingId: string;
  readonly kind: string;
  readonly placeId: string;
  readonly at: string;
  readonly title: string;
  readonly level: string | null;
  readonly standing: string | null;
  readonly excerpt: string;
  readonly person: PersonName;
  readonly agency: { readonly id: string; readonly shortName: string };
}
export interface SearchRecordAnswer {
  readonly searchRecord: PageOf<RecordMatch>;
}
export interface SearchRecordVariables {
  readonly words: string;
  readonly kinds?: readonly string[];
  readonly personId?: string;
  readonly ended?: boolean;
  readonly alike?: boolean;
  readonly after?: string;
}
