import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { ConcernLevel, Keyed, PageOf } from './words.js';

interface Named {
  readonly id: string;
  readonly name: string;
}
/** How a decision stands: who looked at it, whether another took its place, whether what it rests on has changed. */
export interface RiskDecisionStand {
  readonly supersededAt: string | null;
  readonly lookedAt: string | null;
  readonly lookedAtBy: Named | null;
  readonly endorsed: boolean | null;
  readonly changedSince: boolean;
}
export interface RiskDecisionLine extends RiskDecisionStand {
  readonly id: string;
  readonly reference: string;
  readonly question: string;
  readonly options: readonly { readonly title: string }[];
  /** Its place among the options, from 0. */
  readonly chosen: number;
  readonly decidedAt: string;
  readonly decidedBy: Named;
}
export interface CaseRiskDecisionsAnswer {
  readonly person: (PersonHeader & { readonly riskDecisions: PageOf<RiskDecisionLine> }) | null;
}
export interface RiskOption {
  readonly title: string;
  readonly speaksFor: string;
  readonly speaksAgainst: string;
}
interface Ground {
  readonly id: string;
  readonly categoryLabel: string;
  readonly level: ConcernLevel | null;
  readonly happenedOn: string;
  readonly body: string;
}
export interface NoteGround extends Ground {
  readonly version: number;
}
export interface ReceivedGround extends Ground {
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
}
export interface ReceivedGrounds {
  readonly id: string;
  readonly firstSeenAt: string | null;
  readonly revokedAt: string | null;
  readonly sender: { readonly shortName: string };
  /** Empty until it is opened. */
  readonly items: readonly ReceivedGround[];
}
export interface RiskDecisionGroundsAnswer {
  readonly person: { readonly notes: PageOf<NoteGround>; readonly received: PageOf<ReceivedGrounds> } | null;
}
/** Null is what whoever reads it may not read, or no longer. */
export interface ReliedItem {
  readonly id: string;
  readonly changedSince: boolean;
  readonly note: (NoteGround & Pick<ReceivedGround, 'supersededAt' | 'withdrawnAt'> & { readonly supersededById: string | null }) | null;
  readonly received: (ReceivedGround & { readonly inPart: boolean }) | null;
  readonly share: {
    readonly id: string;
    readonly reference: string;
    readonly sentAt: string;
    readonly revokedAt: string | null;
    readonly sender: { readonly shortName: string };
  } | null;
}
interface Other {
  readonly id: string;
  readonly reference: string;
  readonly decidedAt: string;
}
export interface RiskDecision extends Omit<RiskDecisionLine, 'options'> {
  readonly person: PersonHeader | null;
  readonly agency: { readonly id: string; readonly shortName: string };
  readonly unit: Named;
  readonly run: { readonly id: string; readonly reference: string; readonly title: string } | null;
  readonly options: readonly RiskOption[];
  readonly rationale: string;
  readonly dissent: string | null;
  readonly nothingReliedOn: string | null;
  readonly reliedOn: readonly ReliedItem[];
  readonly supersedes: Other | null;
  readonly supersededBy: Other | null;
  readonly lookedAtWords: string | null;
}
export interface RiskDecisionAnswer {
  readonly riskDecision: RiskDecision | null;
}

export type RiskDecisionActed =
  | { readonly __typename: 'RiskDecisionKept'; readonly decision: { readonly id: string } | null }
  | (Refused<'RiskDecisionRefused'> & { readonly field: string | null })
  | Refused<'KeyReused'>;
export type RecordRiskDecisionVariables = Keyed<{
  readonly personId: string;
  readonly runId?: string | undefined;
  readonly supersedes?: string | undefined;
  readonly question: string;
  readonly options: readonly RiskOption[];
  readonly chosen: number;
  readonly rationale: string;
  readonly dissent?: string | undefined;
  readonly reliedOn: readonly string[];
  readonly nothingReliedOn?: string | undefined;
}>;
export type EndorseRiskDecisionVariables = Keyed<{
  readonly decisionId: string;
  readonly endorsed: boolean;
  readonly words?: string | undefined;
}>;
