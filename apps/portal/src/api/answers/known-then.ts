import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { SharingRefused } from './sharing.js';
import type { AgencyName, ConcernLevel, ItemKind, Outcome, ToldHow } from './words.js';

/** Where the entry stands in the log, by the clocks that others can check. */
export interface SealThen {
  readonly state: 'PENDING' | 'SEALED';
  readonly sealedAt: string | null;
  readonly witnessedAt: string | null;
}
export interface ToldThen {
  readonly id: string;
  readonly reference: string;
  readonly toldAt: string;
  readonly toldHow: ToldHow;
  readonly sentAt: string;
  readonly firstSeenAt: string | null;
  readonly revokedAt: string | null;
  readonly itemCount: number;
  readonly gravest: ConcernLevel | null;
  readonly sender: { readonly id: string; readonly shortName: string };
  readonly seal: SealThen | null;
  /** Nothing of it where it was never opened or was taken back, unless one sent it. */
  readonly items: readonly {
    readonly categoryLabel: string;
    readonly level: ConcernLevel;
    readonly inPart: boolean;
    readonly happenedOn: string;
    readonly supersededAt: string | null;
    readonly withdrawnAt: string | null;
  }[];
}
export interface ClosedThen {
  readonly id: string;
  readonly at: string;
  readonly happenedAt: string | null;
  readonly level: ConcernLevel | null;
  readonly categoryLabel: string | null;
  readonly from: { readonly shortName: string };
}
export interface WithheldThen {
  readonly id: string;
  readonly itemKind: ItemKind;
  readonly question: string | null;
  readonly noteLevel: ConcernLevel;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly reasonWords: string | null;
  readonly decidedAt: string;
  readonly endedAt: string | null;
  readonly note: { readonly categoryLabel: string } | null;
  readonly recipientAgency: { readonly shortName: string };
  readonly recipientUnit: { readonly name: string } | null;
  readonly set: { readonly id: string; readonly reference: string; readonly seal: SealThen };
}
export interface HeldThen {
  readonly id: string;
  readonly version: number;
  readonly categoryLabel: string;
  readonly level: ConcernLevel | null;
  readonly happenedOn: string;
  readonly happenedTime: string | null;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
  readonly expiresOn: string | null;
}
export interface KnownThen {
  readonly agency: AgencyName;
  readonly opened: readonly ToldThen[];
  readonly unopened: readonly ToldThen[];
  readonly takenBack: readonly ToldThen[];
  readonly closed: readonly ClosedThen[];
  readonly withheld: readonly WithheldThen[];
  readonly held: readonly HeldThen[];
  readonly moreOpened: boolean;
  readonly moreUnopened: boolean;
  readonly moreTakenBack: boolean;
  readonly moreClosed: boolean;
  readonly moreWithheld: boolean;
  readonly moreHeld: boolean;
}
export interface KnownThenAnswer {
  readonly person:
    (PersonHeader & { readonly members: readonly { readonly agency: { readonly id: string; readonly name: string } }[] }) | null;
  readonly knownThen: KnownThen | null;
}
export interface KnownThenVariables {
  readonly personId: string;
  readonly agencyId?: string;
  readonly at?: string;
}
export type ExportChronologyAnswer = {
  readonly exportChronology:
    | {
        readonly __typename: 'ChronologyExported';
        readonly count: number;
        readonly json: string;
        readonly jsonHash: string;
        readonly csv: string;
        readonly csvHash: string;
        readonly names: string;
      }
    | Omit<SharingRefused, 'noteId'>
    | Refused<'KeyReused'>;
};
export interface ExportChronologyVariables {
  readonly input: { readonly key: string; readonly personId: string; readonly until: string };
}
