import type { PersonHeader } from './people.js';
import type { Seal } from './shares.js';
import type { SilentSource } from './sharing.js';
import type { AgencyName, ConcernLevel, ItemKind, Outcome, ShareMode, ToldHow } from './words.js';

export interface ReceiptDecision {
  readonly id: string;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly reasonWords: string | null;
  readonly reviewBy: string | null;
  readonly deferredUntil: string | null;
  readonly itemKind: ItemKind;
  readonly enquiryId: string | null;
  /** As it was asked, of an answer; a note stands beside a decision about it. */
  readonly question: string | null;
  readonly noteLevel: ConcernLevel;
  readonly endorseDueAt: string | null;
  readonly endorsement: string | null;
  readonly cuts: readonly { readonly code: string; readonly label: string }[];
  readonly note: {
    readonly id: string;
    readonly categoryLabel: string;
    readonly body: string;
    readonly happenedOn: string;
    readonly version: number;
  } | null;
}
export interface DecisionAnswer {
  readonly decision: {
    readonly id: string;
    readonly itemKind: ItemKind;
    readonly enquiryId: string | null;
    readonly question: string | null;
    readonly noteLevel: ConcernLevel;
    readonly outcome: Outcome;
    readonly reasonCode: string;
    readonly reasonWords: string | null;
    readonly reviewBy: string | null;
    readonly decidedAt: string;
    readonly endedAt: string | null;
    readonly recipientAgency: AgencyName;
    readonly set: { readonly id: string };
  } | null;
}
export interface ReceiptRecipient {
  readonly id: string;
  readonly whyNeeded: string | null;
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly asked: string | null;
  readonly respondBy: string | null;
  readonly agreement: { readonly reference: string; readonly title: string } | null;
  readonly agency: AgencyName;
  readonly unit: { readonly name: string } | null;
  readonly staff: { readonly name: string } | null;
  readonly share: {
    readonly id: string;
    readonly reference: string;
    readonly sentAt: string;
    /** Whether they may open it already. */
    readonly released: boolean;
    readonly firstSeenAt: string | null;
    readonly revokedAt: string | null;
    readonly items: readonly {
      readonly id: string;
      readonly inPart: boolean;
      readonly categoryLabel: string;
      readonly level: ConcernLevel;
      readonly body: string;
      readonly bodyHash: string;
    }[];
  } | null;
  readonly decisions: readonly ReceiptDecision[];
}
export interface ReceiptAnswer {
  readonly decisionSet: {
    readonly id: string;
    readonly reference: string;
    readonly decidedAt: string;
    readonly mode: ShareMode;
    readonly toldHow: ToldHow;
    readonly toldAt: string;
    readonly urgentReason: string | null;
    readonly explainDueAt: string | null;
    readonly silentSources: readonly SilentSource[];
    readonly ledgerEntryId: string;
    readonly seal: Seal;
    readonly decidedBy: { readonly name: string; readonly jobTitle: string };
    readonly unit: { readonly name: string };
    readonly person: PersonHeader;
    readonly recipients: readonly ReceiptRecipient[];
  } | null;
}
