import { isFact, isIn, stepOf, waysToOpen } from './causes.js';
import type { Cause, Step } from './definition.js';
import { isLive } from './lifecycle.js';
import type { RunState, StepState } from './run-state.js';

/** A step of a run: what the map says of it, and how it stands. */
export interface RunningStep {
  readonly key: string;
  readonly step: Step;
  readonly state: StepState;
}

export const keyOf = (code: string, nth: number | null): string => (nth === null ? code : `${code}:${nth}`);

export function runningSteps({ definition, steps }: RunState): readonly RunningStep[] {
  return Object.entries(steps).flatMap(([key, state]) => {
    const step = stepOf(definition, state.code);
    return step === undefined ? [] : [{ key, step, state }];
  });
}

/** When a cause of this step came in the world; null while it has not. What each report makes anew looks only at its own report. */
export function cameAt(run: RunState, { step, state }: Pick<RunningStep, 'step' | 'state'>, cause: Cause): Date | null {
  if (isFact(cause)) return run.facts[cause.fact]?.[cause.fact === step.each ? (state.nth ?? 1) - 1 : 0]?.when ?? null;
  const done = causedBy(run, step, state, cause.step).find(
    (one) => one.life === 'DONE' && (cause.outcome === undefined || one.done?.outcome === cause.outcome),
  );
  return done?.done?.when ?? null;
}

export const mayOpen = (run: RunState, one: RunningStep): boolean =>
  waysToOpen(one.step).some((causes) => causes.every((cause) => cameAt(run, one, cause) !== null));

/** Steps that still wait and can yet open, whatever is reported and decided from here on. */
export function canStillOpen(run: RunState): ReadonlySet<string> {
  const steps = runningSteps(run);
  const able = new Set<string>();
  const canCome = (one: RunningStep, cause: Cause): boolean =>
    cameAt(run, one, cause) !== null || (isFact(cause) ? factCanCome(run, steps, able, cause.fact) : stepCanCome(run, able, one, cause));
  for (let size = -1; size < able.size;) {
    size = able.size;
    for (const one of steps) {
      if (one.state.life !== 'WAITING' || able.has(one.key)) continue;
      if (waysToOpen(one.step).some((causes) => causes.every((cause) => canCome(one, cause)))) able.add(one.key);
    }
  }
  return able;
}

function factCanCome(run: RunState, steps: readonly RunningStep[], able: ReadonlySet<string>, fact: string): boolean {
  if (run.definition.facts.some(({ code, reportedBy }) => code === fact && reportedBy.length > 0)) return true;
  return steps.some(({ key, step, state }) => (isLive(state.life) || able.has(key)) && step.outcomes.some((one) => one.fact === fact));
}

function stepCanCome(
  run: RunState,
  able: ReadonlySet<string>,
  { step, state }: RunningStep,
  cause: Cause & { readonly step: string },
): boolean {
  const isAble = (one: StepState): boolean => isLive(one.life) || able.has(keyOf(one.code, one.nth));
  if (causedBy(run, step, state, cause.step).some(isAble)) return true;
  // What comes anew with each report may come once more, for whoever does not wait for one report's own.
  const waited = stepOf(run.definition, cause.step);
  return waited !== undefined && isIn(run.variant, waited.variants) && waited.each !== null && waited.each !== step.each;
}

/** The steps of a run that a cause can mean for this one: its own report's where both are made by the same. */
function causedBy({ definition, steps }: RunState, step: Step, state: StepState, code: string): readonly StepState[] {
  const each = stepOf(definition, code)?.each ?? null;
  const own = each !== null && each === step.each;
  return Object.values(steps).filter((one) => one.code === code && (!own || one.nth === state.nth));
}
