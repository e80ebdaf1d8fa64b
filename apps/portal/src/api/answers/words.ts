export type ConcernLevel = 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH';
export type Outcome = 'SHARED' | 'SHARED_IN_PART' | 'WITHHELD' | 'DEFERRED' | 'NOT_RELEVANT';
/** What is decided about and sent: a risk note, or an answer to a question. */
export type ItemKind = 'NOTE' | 'ANSWER';
export type ShareMode = 'ROUTINE' | 'URGENT' | 'AFTERWARDS';
export type ToldHow = 'PORTAL' | 'TELEPHONE' | 'MEETING' | 'EMAIL' | 'LETTER';

/** Twenty-five or fifty at a time; the cursor says where the next ones begin. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly endCursor: string | null;
  readonly hasMore: boolean;
}
export interface AgencyName {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}
export interface PersonName {
  readonly id: string;
  readonly name: string;
  readonly crn: string | null;
}
/** What an act is sent with: the key makes it the same act when it is sent again. */
export type Keyed<Input> = { readonly input: { readonly key: string } & Input };
