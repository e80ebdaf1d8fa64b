import type { AgencyKind, Role } from '@lib/kernel';

/**
 * A process map as data. It says what is to be done, by whom, by when and why; it never says what somebody decides. Every limit names its
 * source; what no source could be read for is marked so, and an agency may set it otherwise in a version of its own.
 */
export interface ProcedureDefinition {
  readonly format: 'concordat-procedure/1';
  /** Means the same in every version. */
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  /** Whom a run is about. One about a person at risk is a protection record, and stands in nobody else's file. */
  readonly about: 'PERSON_OF_CONCERN' | 'PERSON_AT_RISK';
  /** Who may begin one. */
  readonly startedBy: readonly Holder[];
  /** One is chosen at the start, and each changes limits or steps; none where there is only one way. */
  readonly variants: readonly Variant[];
  /** What happens in the world and is reported: what clocks start and stop on. */
  readonly facts: readonly Fact[];
  readonly steps: readonly Step[];
  /** How it may end. A run ends when a step is done with an outcome that names one of these. */
  readonly ends: readonly End[];
  readonly sources: readonly Source[];
}

/** Somebody of such an agency who holds one of these posts. */
export interface Holder {
  readonly agency: AgencyKind;
  readonly roles: readonly Role[];
}

export interface Variant {
  readonly code: string;
  readonly title: string;
}

export interface Fact {
  readonly code: string;
  readonly title: string;
  /** Whether it must be known to begin at all. */
  readonly atStart: boolean;
  /** It may come true more than once, as a missed appointment does: each time opens the steps that are `each` of it anew. */
  readonly many: boolean;
  readonly reportedBy: readonly Holder[];
  /** What it is to decisions not to share: they were made for the circumstances as they stood, and are to be made again. */
  readonly circumstance?: 'RECALL' | 'RELEASE' | 'ARREST';
}

export interface Step {
  readonly code: string;
  readonly title: string;
  /** What to do, to the person who has to do it: plain words, an imperative. */
  readonly what: string;
  readonly owner: Holder;
  /** Opens when all causes of any one of these lists have come; at the start when there is none. */
  readonly opens: readonly (readonly Cause[])[];
  /** Only for runs of these variants; for all where it is empty. */
  readonly variants: readonly string[];
  /** The fact of which each report makes this step anew. */
  readonly each: string | null;
  /** No limit where there is none. The first that fits the run's variant counts. */
  readonly due: readonly Limit[];
  /** How it may be done: at least one. The decision to record. */
  readonly outcomes: readonly Outcome[];
  /** Codes of question sets that are to be asked in it. */
  readonly asks: readonly string[];
  /** Who looks at it before it counts as done; nobody where there is none. */
  readonly signOff: readonly Role[];
  /** Tried, perhaps more than once, before it is done: a visit. The next try is planned when one is recorded. */
  readonly tries: boolean;
  /** It stays open, whatever else is done, until it is done or a supervisor records why it is left: with words, and what happens instead. */
  readonly leftOnlyBySupervisor: boolean;
  /** It cannot wait in My work until somebody takes it in hand: one of the few things that interrupt. */
  readonly interrupts?: 'RECALL' | 'RELEASE_DAY';
  /** Who is told of what when it is done: a prompt to decide, never a message that goes by itself. */
  readonly tells: readonly Telling[];
}

/** A fact was reported, or a step was done (with that outcome, where one is named). */
export type Cause = { readonly fact: string } | { readonly step: string; readonly outcome?: string };

export interface Outcome {
  readonly code: string;
  readonly title: string;
  /** Words are asked for. */
  readonly reason: boolean;
  /** The fact that this is, at the time it was done. */
  readonly fact?: string;
  /** The end that this is. */
  readonly ends?: string;
}

export interface Telling {
  readonly who: Holder;
  readonly what: string;
}

/** So much after (or before) its cause. Hours are elapsed; days are London days, and what is due on a day is late when the day is over. */
export interface Limit {
  readonly variants: readonly string[];
  readonly from: Cause;
  readonly direction: 'AFTER' | 'BEFORE';
  readonly amount: number;
  readonly unit: 'HOURS' | 'WORKING_DAYS' | 'CALENDAR_DAYS';
  /** Facts on which this clock stands still or ends: the step is no longer late for this limit's sake. */
  readonly stopsOn: readonly string[];
  /** One of `sources`. */
  readonly source: string;
}

export interface End {
  readonly code: string;
  readonly title: string;
}

export interface Source {
  readonly code: string;
  readonly title: string;
  /** Whether we have read the limit there. What was not is a setting until somebody has. */
  readonly read: boolean;
  /** A starting point of ours, for each agency to set: a clock by it interrupts nobody. */
  readonly local?: boolean;
}
