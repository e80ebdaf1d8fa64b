import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { NoteLine } from './risk-notes.js';
import type { AgencyName, ConcernLevel, Outcome, PageOf, ShareMode, ToldHow } from './words.js';

interface IdAndName {
  readonly id: string;
  readonly name: string;
}
export interface PossibleRecipient {
  readonly expected: boolean;
  readonly member: boolean;
  readonly agreement: boolean;
  readonly agency: AgencyName & { readonly kind: string };
  readonly unit: IdAndName | null;
}
/** A note with what has been decided about it already, and towards whom. */
export interface ChoosableNote extends NoteLine {
  readonly decisions: readonly {
    readonly outcome: Outcome;
    readonly endedAt: string | null;
    readonly recipientAgency: { readonly id: string };
  }[];
}
export interface CaseLead {
  readonly agency: { readonly id: string };
  readonly lead: { readonly id: string; readonly name: string; readonly jobTitle: string } | null;
}
export interface ChooseShareAnswer {
  readonly person: (PersonHeader & { readonly members: readonly CaseLead[]; readonly notes: PageOf<ChoosableNote> }) | null;
  readonly possibleRecipients: readonly PossibleRecipient[];
}
export interface ConsideredNote {
  readonly id: string;
  readonly body: string;
  readonly level: ConcernLevel | null;
  readonly categoryLabel: string;
  readonly happenedOn: string;
  readonly handlingCode: string;
  readonly handlingConditions: string | null;
}
export interface ConsideredLine {
  readonly noteIds: readonly string[];
  readonly title: string;
  readonly level: ConcernLevel;
  readonly count: number;
  readonly notes: readonly ConsideredNote[];
}
export interface RecipientConsideration {
  readonly agency: AgencyName;
  readonly unit: IdAndName | null;
  readonly staff: IdAndName | null;
  readonly agreement: { readonly id: string; readonly title: string; readonly reference: string } | null;
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly expected: boolean;
  readonly newToThePerson: boolean;
  readonly graver: readonly ConsideredLine[];
  readonly asGrave: readonly ConsideredLine[];
}
export interface SilentSource {
  readonly label: string;
  /** Since when the agency waits for a reply; null when it has not asked. */
  readonly askedAt: string | null;
}
export interface ConsiderAnswer {
  readonly consider: {
    readonly silentSources: readonly SilentSource[];
    readonly groupAsked: boolean;
    readonly expectedLeftOut: readonly AgencyName[];
    readonly recipients: readonly RecipientConsideration[];
  };
}
export interface TextPart {
  readonly kind: string;
  readonly text: string;
}
export interface SharePreview {
  readonly recipient: string;
  readonly thirdPartiesLearned: readonly string[];
  readonly items: readonly {
    readonly title: string;
    readonly level: ConcernLevel;
    readonly body: string;
    readonly inPart: boolean;
    readonly difference: readonly TextPart[];
    readonly handlingConditions: string | null;
    readonly marking: string;
    readonly thirdParties: readonly string[];
  }[];
}
export interface PreviewAnswer {
  readonly preview: readonly SharePreview[];
}

export interface RecipientInput {
  readonly agencyId: string;
  readonly unitId?: string;
  readonly staffId?: string;
}
export interface ConsiderInput {
  readonly personId: string;
  readonly noteIds: readonly string[];
  readonly recipients: readonly RecipientInput[];
  readonly mode: ShareMode;
  readonly purpose?: string;
}
export interface ItemDecisionInput {
  readonly noteIds: readonly string[];
  readonly outcome: Outcome;
  readonly reasonCode?: string;
  readonly reasonWords?: string;
  readonly recipientWords?: string;
  readonly reviewBy?: string;
  readonly deferredUntil?: string;
  readonly sharedText?: string;
  readonly cuts?: readonly { readonly code: string; readonly words?: string }[];
  readonly conditionsAccepted?: boolean;
}
export interface RecipientDecisionInput {
  readonly recipient: RecipientInput;
  readonly whyNeeded?: string;
  readonly purpose?: string;
  readonly gateway?: string;
  readonly protectionCondition?: string;
  readonly necessity?: string;
  readonly proportionality?: string;
  readonly asked?: string;
  readonly respondBy?: string;
  readonly items: readonly ItemDecisionInput[];
}
export interface DecideInput {
  readonly key: string;
  readonly personId: string;
  readonly mode: ShareMode;
  readonly toldHow?: ToldHow;
  readonly toldAt?: string;
  readonly recipients: readonly RecipientDecisionInput[];
  readonly expectedLeftOut?: readonly { readonly agencyId: string; readonly reasonWords: string }[];
  readonly draftId?: string;
}
export interface UrgentShareInput {
  readonly key: string;
  readonly personId: string;
  readonly body?: string;
  readonly noteIds?: readonly string[];
  readonly category?: string;
  readonly level?: ConcernLevel;
  readonly recipients: readonly RecipientInput[];
  readonly whyNow: string;
  readonly gateway: string;
}
export interface SharedReceipt {
  readonly __typename: 'SharedReceipt';
  readonly explainDueAt: string | null;
  readonly silentSources: readonly SilentSource[];
  readonly groupAsked: boolean;
  readonly set: { readonly id: string; readonly reference: string; readonly decidedAt: string; readonly mode: ShareMode };
  readonly shares: readonly {
    readonly id: string;
    readonly reference: string;
    readonly recipientAgency: { readonly shortName: string; readonly name: string };
    readonly recipientUnit: { readonly name: string } | null;
  }[];
}
export type SharingRefused = Refused<'SharingRefused'> & { readonly field: string | null; readonly noteId: string | null };
export type AgreementNeeded = Refused<'AgreementNeeded'> & { readonly agency: IdAndName };
export type ExplanationNeeded = Refused<'ExplanationNeeded'> & {
  readonly recipients: readonly {
    readonly agency: AgencyName;
    readonly unit: IdAndName | null;
    readonly staff: IdAndName | null;
    readonly lines: readonly ConsideredLine[];
  }[];
};
export interface DecideSharingAnswer {
  readonly decideSharing: SharedReceipt | ExplanationNeeded | AgreementNeeded | SharingRefused | Refused<'KeyReused'>;
}
export interface ShareUrgentlyAnswer {
  readonly shareUrgently: SharedReceipt | SharingRefused | Refused<'KeyReused'>;
}
