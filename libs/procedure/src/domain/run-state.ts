import type { Limit, ProcedureDefinition } from './definition.js';
import type { Life } from './lifecycle.js';
import type { RunEvent } from './run-events.js';

/** A run as its history left it: everything here follows from the definition, the variant and the events, and from nothing else. */
export interface RunState {
  /** The version it was begun with; it keeps it. */
  readonly definition: ProcedureDefinition;
  readonly variant: string | null;
  /** ENDING: an end is reached, and what only a supervisor may leave, or somebody has yet to sign off, is still to come. */
  readonly phase: 'RUNNING' | 'ENDING' | 'FINISHED' | 'STOPPED';
  /** The end that was reached first. */
  readonly end: string | null;
  /** Reports by fact, in the order in which they were recorded. */
  readonly facts: Readonly<Record<string, readonly Report[]>>;
  /** By the name that events give a step. */
  readonly steps: Readonly<Record<string, StepState>>;
  readonly history: readonly RunEvent[];
}

/** `when` is when it happened, `at` when it was recorded. */
export interface Report {
  readonly when: Date;
  readonly at: Date;
}

export interface StepState {
  readonly code: string;
  /** Which report made it, from 1; null where it is made once. */
  readonly nth: number | null;
  readonly life: Life;
  readonly openedAt: Date | null;
  /** Who has it in hand. */
  readonly owner: string | null;
  /** Whom it is handed on to; until they accept it stays with the owner. */
  readonly handover: { readonly toStaffId: string; readonly at: Date } | null;
  readonly tries: readonly { readonly at: Date; readonly nextAt: Date }[];
  readonly done: Done | null;
  /** When it was last sent back, while it has not been done again. */
  readonly sentBackAt: Date | null;
  readonly signedOff: { readonly staffId: string; readonly at: Date } | null;
  readonly left: { readonly staffId: string; readonly at: Date; readonly words: string; readonly instead: string } | null;
  readonly clock: Clock | null;
}

export interface Done extends Report {
  readonly outcome: string;
  readonly reason: string | null;
  readonly staffId: string;
}

export interface Clock {
  readonly limit: Limit;
  /** The instant of its cause. */
  readonly from: Date;
  readonly ended: ClockEnd | null;
}
export interface ClockEnd extends Report {
  readonly by: 'DONE' | 'FACT' | 'LEFT' | 'NOT_NEEDED' | 'STOPPED';
}
