import { limitOf, stepsIn } from './causes.js';
import { cameAt, canStillOpen, keyOf, mayOpen, type RunningStep, runningSteps } from './come.js';
import type { Step } from './definition.js';
import { FIRST_LIFE, isLive, isUnfinished, nextLife } from './lifecycle.js';
import type { Clock, ClockEnd, RunState, StepState } from './run-state.js';

/** What follows by itself from what was just recorded: steps made, opened and no longer needed, clocks started and stopped. */
export function settle(run: RunState, at: Date): RunState {
  const clocked = changed(made(run), withClock);
  return setAside(
    changed(clocked, (now, one) => opened(now, one, at)),
    at,
  );
}

type Change = (run: RunState, one: RunningStep) => StepState;

function changed(run: RunState, change: Change): RunState {
  return { ...run, steps: Object.fromEntries(runningSteps(run).map((one) => [one.key, change(run, one)])) };
}

function made(run: RunState): RunState {
  if (run.phase !== 'RUNNING') return run;
  const wanted = stepsIn(run.definition, run.variant).flatMap((step) =>
    instancesOf(run, step).map((nth) => [keyOf(step.code, nth), run.steps[keyOf(step.code, nth)] ?? unmade(step.code, nth)] as const),
  );
  return { ...run, steps: Object.fromEntries(wanted) };
}

const instancesOf = ({ facts }: RunState, { each }: Step): readonly (number | null)[] =>
  each === null ? [null] : (facts[each] ?? []).map((_, before) => before + 1);

const unmade = (code: string, nth: number | null): StepState => ({
  code,
  nth,
  life: FIRST_LIFE,
  openedAt: null,
  owner: null,
  handover: null,
  tries: [],
  done: null,
  sentBackAt: null,
  signedOff: null,
  left: null,
  clock: null,
});

/** A clock runs from its cause, whether or not its step is open yet: somebody before may be holding it up. */
function withClock(run: RunState, one: RunningStep): StepState {
  const { state } = one;
  if (!isUnfinished(state.life)) return state;
  const clock = state.clock ?? (state.done === null ? newClock(run, one) : null);
  if (clock === null || clock.ended !== null) return state;
  const stop = clock.limit.stopsOn
    .flatMap((fact) => run.facts[fact] ?? [])
    .find(({ when }) => clock.limit.direction === 'BEFORE' || when >= clock.from);
  return { ...state, clock: { ...clock, ended: stop === undefined ? null : { by: 'FACT', ...stop } } };
}

function newClock(run: RunState, one: RunningStep): Clock | null {
  const limit = limitOf(one.step, run.variant);
  const from = limit && cameAt(run, one, limit.from);
  return limit && from ? { limit, from, ended: null } : null;
}

function opened(run: RunState, one: RunningStep, at: Date): StepState {
  const life = run.phase === 'RUNNING' && mayOpen(run, one) ? nextLife(one.state.life, 'OPENED') : null;
  return life === null ? one.state : { ...one.state, life, openedAt: at };
}

/** Once an end is reached nothing more opens, and what is open goes; before, only what can no longer come. What is held stays, and so does work that came back. */
function setAside(run: RunState, at: Date): RunState {
  if (run.phase === 'FINISHED' || run.phase === 'STOPPED') return run;
  const able = run.phase === 'RUNNING' ? canStillOpen(run) : new Set<string>();
  return changed(run, (_, one) => {
    const stays = run.phase === 'RUNNING' && (able.has(one.key) || isLive(one.state.life));
    return stays || isHeld(one) || one.state.sentBackAt !== null ? one.state : notNeeded(one.state, 'NOT_NEEDED', at);
  });
}

/** What only a supervisor may leave, and is begun or has a clock that runs. */
export const isHeld = ({ step, state }: RunningStep): boolean =>
  step.leftOnlyBySupervisor && (isLive(state.life) || (state.life === 'WAITING' && state.clock !== null && state.clock.ended === null));

export function notNeeded(state: StepState, by: 'NOT_NEEDED' | 'STOPPED', at: Date): StepState {
  const life = nextLife(state.life, 'NOT_NEEDED');
  return life === null ? state : { ...state, life, handover: null, clock: endedClock(state.clock, { by, when: at, at }) };
}

export const endedClock = (clock: Clock | null, end: ClockEnd): Clock | null =>
  clock === null || clock.ended !== null ? clock : { ...clock, ended: end };
