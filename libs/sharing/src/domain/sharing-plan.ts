import type { ConcernLevel } from '@lib/kernel';
import type { ItemToShare } from './item-to-share.js';
import type { Recipient } from './omissions.js';
import type { Outcome } from './outcomes.js';
import type { Mode, NoteKept, SetInput, ToldHow } from './sharing-input.js';

/** What is written of a sitting: sharing-decision.ts makes it, the use case saves it as it is. */
export interface ConsideredFor {
  readonly recipient: Recipient;
  readonly graverUndecided: readonly string[];
  readonly graverDecidedBefore: readonly string[];
  readonly asGraveUndecided: readonly string[];
}
/** Kept with the set for good: what was held when it was decided, and how each graver item stood for each recipient. */
export interface Considered {
  readonly at: Date;
  readonly held: readonly NoteKept[];
  readonly recipients: readonly ConsideredFor[];
  readonly leftOut: SetInput['leftOut'];
}
/** A source that was silent when this was decided; with the day, one that had been asked. */
export interface SilentSource {
  readonly code: string;
  readonly label: string;
  readonly askedAt: Date | null;
}
export interface PlannedSet {
  readonly agencyId: string;
  readonly unitId: string;
  readonly personId: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly mode: Mode;
  readonly toldHow: ToldHow;
  readonly toldAt: Date;
  readonly urgentReason: string | null;
  readonly considered: Considered;
  readonly silentSources: readonly SilentSource[];
  /** Null when nothing is left to explain. */
  readonly explainDueAt: Date | null;
}
export interface PlannedRecipient {
  readonly recipient: Recipient;
  readonly whyNeeded: string | null;
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly agreementId: string | null;
  readonly asked: string | null;
  readonly respondBy: Date | null;
  /** Graver and undecided: the content of the one task. Always empty for a routine set. */
  readonly toExplain: readonly string[];
}
export interface PlannedDecision {
  readonly recipientIndex: number;
  readonly item: ItemToShare;
  readonly level: ConcernLevel;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly reasonWords: string | null;
  readonly recipientWords: string | null;
  readonly reviewBy: string | null;
  readonly deferredUntil: Date | null;
  readonly endorseDueAt: Date | null;
  readonly cuts: readonly { readonly code: string; readonly words: string | null }[];
  /** Earlier decisions not to share the same item with the same recipient, which this one replaces. */
  readonly replaces: readonly string[];
}
/** Exactly what goes, and the SHA-256 of its text. The rest of the item is copied as it stood. */
export interface FrozenItem {
  readonly ordinal: number;
  readonly decisionIndex: number;
  readonly inPart: boolean;
  readonly body: string;
  readonly bodyHash: Buffer;
  readonly level: ConcernLevel;
  readonly item: ItemToShare;
}
export interface PlannedShare {
  readonly recipientIndex: number;
  readonly items: readonly FrozenItem[];
}
export interface SharingPlan {
  readonly refused: false;
  readonly reference: string;
  readonly set: PlannedSet;
  readonly recipients: readonly PlannedRecipient[];
  readonly decisions: readonly PlannedDecision[];
  readonly shares: readonly PlannedShare[];
}
