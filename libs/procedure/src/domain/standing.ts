import { type RunningStep, runningSteps } from './come.js';
import { dueAt } from './due.js';
import { isLive, isUnfinished, type Life } from './lifecycle.js';
import type { Clock, RunState } from './run-state.js';
import { isHeld } from './settle.js';

/**
 * RUNNING: in time so far. LATE: the limit has passed. KEPT: done, or stopped by a fact, and recorded, in time. TOLD_LATE: done in time, and
 * recorded when the limit had passed. ENDED: let go in time, undone. What was once LATE can become TOLD_LATE and nothing else.
 */
export type Timeliness = 'RUNNING' | 'LATE' | 'KEPT' | 'TOLD_LATE' | 'ENDED';

export interface ClockStanding {
  /** The first instant that is too late. */
  readonly due: Date;
  readonly timeliness: Timeliness;
  /** Milliseconds past the limit: until it was done, or until now; null where it is not LATE. */
  readonly lateBy: number | null;
}

export interface StepStanding {
  readonly key: string;
  readonly code: string;
  readonly life: Life;
  readonly owner: string | null;
  readonly clock: ClockStanding | null;
  /** When it was last said that it would be tried, and whether that has passed without a try. */
  readonly nextTry: { readonly at: Date; readonly missed: boolean } | null;
  /** Whether nothing but its being done, or a supervisor's decision, takes it away. */
  readonly held: boolean;
}

export interface Standing {
  readonly phase: RunState['phase'];
  readonly end: string | null;
  /** An end is reached and nothing is left to do: it only has to be recorded. */
  readonly mayFinish: boolean;
  readonly steps: readonly StepStanding[];
}

/** How a run stands at an instant. Bank holidays are London days, YYYY-MM-DD. */
export function standing(run: RunState, now: Date, bankHolidays: readonly string[]): Standing {
  const steps = runningSteps(run);
  return {
    phase: run.phase,
    end: run.end,
    mayFinish: run.phase === 'ENDING' && !steps.some(({ state }) => isUnfinished(state.life)),
    steps: steps.map((one) => stepStanding(one, now, bankHolidays)),
  };
}

function stepStanding(one: RunningStep, now: Date, bankHolidays: readonly string[]): StepStanding {
  const { key, state } = one;
  const planned = isLive(state.life) && state.done === null ? state.tries.at(-1)?.nextAt : undefined;
  return {
    key,
    code: state.code,
    life: state.life,
    owner: state.owner,
    clock: state.clock && clockStanding(state.clock, now, bankHolidays),
    nextTry: planned === undefined ? null : { at: planned, missed: now >= planned },
    held: isHeld(one),
  };
}

function clockStanding({ limit, from, ended }: Clock, now: Date, bankHolidays: readonly string[]): ClockStanding {
  const due = dueAt(limit, from, bankHolidays);
  const timeliness = timelinessOf(due, ended, now);
  const until = ended?.when ?? now;
  return { due, timeliness, lateBy: timeliness === 'LATE' ? until.getTime() - due.getTime() : null };
}

function timelinessOf(due: Date, ended: Clock['ended'], now: Date): Timeliness {
  if (ended === null) return now >= due ? 'LATE' : 'RUNNING';
  if (ended.when >= due) return 'LATE';
  if (ended.at >= due) return 'TOLD_LATE';
  return isDeed(ended) ? 'KEPT' : 'ENDED';
}

const isDeed = ({ by }: { readonly by: string }): boolean => by === 'DONE' || by === 'FACT';
