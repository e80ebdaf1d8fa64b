import type { PersonHeader } from './people.js';
import type { AgencyName, ConcernLevel, Outcome, PageOf } from './words.js';

export interface NoteTowards {
  readonly openedAt: string | null;
  readonly takenBackAt: string | null;
  readonly note: {
    readonly id: string;
    readonly categoryLabel: string;
    readonly level: ConcernLevel | null;
    readonly recordedAt: string;
  };
  /** None: nothing had been decided. */
  readonly decision: {
    readonly outcome: Outcome;
    readonly reasonCode: string;
    readonly decidedAt: string;
    readonly recipientUnit: { readonly name: string } | null;
    readonly recipientStaff: { readonly name: string } | null;
    readonly set: { readonly id: string; readonly reference: string };
  } | null;
}
export interface HeldTowards {
  readonly agency: AgencyName;
  /** The gravest first. */
  readonly notes: readonly NoteTowards[];
  readonly moreNotes: boolean;
}
type Party = { readonly id: string; readonly shortName: string };
export interface TrailPassage {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly outcome: Outcome | null;
  readonly categoryLabel: string | null;
  readonly level: ConcernLevel | null;
  readonly shareId: string | null;
  readonly enquiryId: string | null;
  readonly from: Party;
  readonly to: Party | null;
}
export interface SharingPicturesAnswer {
  readonly person: (PersonHeader & { readonly members: readonly { readonly agency: AgencyName }[] }) | null;
  readonly heldTowards: HeldTowards | null;
  readonly trail: PageOf<TrailPassage>;
}
export interface SharingPicturesVariables {
  readonly personId: string;
  readonly agencyId?: string;
  readonly at?: string;
  /** The first instant that the trail leaves out. */
  readonly before?: string;
  readonly after?: string;
}

/** Times in seconds; none where nothing was counted. */
export interface AgencyFlow {
  readonly sent: number;
  readonly sentItems: number;
  readonly received: number;
  readonly receivedItems: number;
  readonly decided: number;
  readonly decidingHalf: number | null;
  readonly decidingMost: number | null;
  readonly opened: number;
  readonly openingHalf: number | null;
  readonly openingMost: number | null;
  readonly unopened: number;
  readonly agency: AgencyName;
}
export interface SharingFlowAnswer {
  readonly sharingFlow: { readonly partners: readonly AgencyFlow[]; readonly morePartners: boolean; readonly whole: boolean } | null;
}
export interface SharingFlowVariables {
  readonly from?: string;
  readonly to?: string;
}
