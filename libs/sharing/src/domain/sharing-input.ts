import type { ConcernLevel } from '@lib/kernel';
import type { Stage } from './stages.js';
import type { DecisionMade, HeldNote, Known, Recipient } from './omissions.js';
import type { AnswerDecided, ItemBrought } from './item-brought.js';
import type { OutcomeInput } from './reasons.js';
import type { SourceState } from './silent-sources.js';

/** What the decider says (the input) and what the record says (the facts). Both are plain data; the store's rows satisfy the second. */
export const MODES = ['ROUTINE', 'URGENT', 'AFTERWARDS'] as const;
export type Mode = (typeof MODES)[number];
export const TOLD_HOW = ['PORTAL', 'TELEPHONE', 'MEETING', 'EMAIL', 'LETTER'] as const;
export type ToldHow = (typeof TOLD_HOW)[number];

export interface RecipientInput {
  readonly recipient: Recipient;
  /** Needed only for an agency that does not work with this person yet. */
  readonly whyNeeded: string | null;
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly asked: string | null;
  readonly respondBy: Date | null;
  readonly outcomes: readonly OutcomeInput[];
}

export interface SetInput {
  readonly agencyId: string;
  readonly unitId: string;
  readonly personId: string;
  readonly decidedBy: string;
  readonly mode: Mode;
  readonly toldHow: ToldHow;
  /** When it was told, for a share recorded afterwards; otherwise it is the instant of deciding. */
  readonly toldAt: Date | null;
  readonly urgentReason: string | null;
  /** When the author's next shift ends, where the agency keeps that. */
  readonly shiftEndsAt: Date | null;
  readonly recipients: readonly RecipientInput[];
  /** Notes with handling code C whose conditions the decider has read and accepted. */
  readonly conditionsAcknowledged: readonly string[];
  /** Agencies the policy expects and the decider leaves out, each with the reason. */
  readonly leftOut: readonly { readonly agencyId: string; readonly reason: string | null }[];
}

export interface NoteToShare extends HeldNote {
  readonly version: number;
  readonly categoryGroup: string;
  readonly nature: string;
  readonly body: string;
  readonly happenedOn: string;
  readonly basis: string;
  readonly sourceGrade: number | null;
  readonly intelligenceGrade: string | null;
  readonly handlingCode: 'P' | 'C';
  readonly handlingConditions: string | null;
  readonly marking: string;
  readonly disclosable: string;
  readonly thirdParties: readonly { readonly reference: string; readonly class: string }[];
}

export interface DecisionOnRecord extends DecisionMade {
  readonly id: string;
}

export interface RecipientFacts {
  readonly recipient: Recipient;
  /** An agency, unit or person that is there and may be written to; false also for somebody who may not learn of this person. */
  readonly allowed: boolean;
}

export interface AgreementFacts {
  readonly id: string;
  readonly agencyIds: readonly string[];
  readonly purposes: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

export interface CaseAgency {
  readonly agencyId: string;
  readonly kind: string;
  readonly name: string;
}

export interface SharingFacts extends Known {
  /** The sharer's own agency's notes on the person that the sharer may open; never anybody else's. */
  readonly held: readonly NoteToShare[];
  readonly decisions: readonly DecisionOnRecord[];
  /** What is decided about beside the notes held, and what was decided about the same questions before. */
  readonly brought: readonly ItemBrought[];
  readonly answered: readonly AnswerDecided[];
  readonly recipients: readonly RecipientFacts[];
  readonly agreements: readonly AgreementFacts[];
  /** Agencies that work with this person now. */
  readonly onCase: readonly CaseAgency[];
  readonly stage: Stage;
  readonly sources: readonly SourceState[];
}

export interface NoteKept {
  readonly noteId: string;
  readonly version: number;
  readonly level: ConcernLevel | null;
}
