import { isMeaningless, type Refusal, refuse } from '@lib/kernel';
import { stepOf, variantsOf } from './causes.js';
import { runningSteps } from './come.js';
import type { ProcedureDefinition } from './definition.js';
import { isUnfinished } from './lifecycle.js';
import type { FactReported, Finished, ReportedFact, RunEvent, Started, StepEvent, Stopped } from './run-events.js';
import type { Report, RunState, StepState } from './run-state.js';
import { isHeld, notNeeded, settle } from './settle.js';
import { actOn } from './step-acts.js';

export function begin(definition: ProcedureDefinition, variant: string | null, started: Started): RunState | Refusal {
  if (!variantsOf(definition).includes(variant)) return refuse('NO_SUCH_VARIANT', 'Choose which of its forms this is.');
  const missing = definition.facts.find(({ code, atStart }) => atStart && !started.facts.some(({ fact }) => fact === code));
  if (missing !== undefined) return refuse('FACT_MISSING', `To begin, this must be known: ${missing.title}.`);
  let run: RunState | Refusal = { definition, variant, phase: 'RUNNING', end: null, facts: {}, steps: {}, history: [] };
  for (const fact of started.facts) {
    run = reported(run, fact, started.at);
    if ('refused' in run) return run;
  }
  return settle({ ...run, history: [started] }, started.at);
}

/** The run after this event, or why it cannot be. The same event given twice is the same event. */
export function accept(run: RunState, event: RunEvent): RunState | Refusal {
  const known = run.history.find(({ key }) => key === event.key);
  if (known !== undefined) return isSame(known, event) ? run : refuse('KEY_USED', 'Something else was recorded under this key.');
  if (run.phase === 'FINISHED' || run.phase === 'STOPPED') return refuse('RUN_OVER', 'This is over: nothing more can be recorded in it.');
  const last = run.history.at(-1);
  if (last !== undefined && event.at < last.at) return refuse('TIME_WENT_BACK', 'Something later has been recorded already.');
  const next = applied(run, event);
  return 'refused' in next ? next : settle({ ...next, history: [...run.history, event] }, event.at);
}

/** A whole history from its start: what is kept of a run must be the same. */
export function retell(definition: ProcedureDefinition, variant: string | null, [started, ...later]: readonly [Started, ...RunEvent[]]) {
  return later.reduce<RunState | Refusal>(
    (run, event) => ('refused' in run ? run : accept(run, event)),
    begin(definition, variant, started),
  );
}

function applied(run: RunState, event: RunEvent): RunState | Refusal {
  switch (event.type) {
    case 'STARTED':
      return refuse('ALREADY_BEGUN', 'This has begun already.');
    case 'FACT_REPORTED':
      return reportedByHand(run, event);
    case 'FINISHED':
      return finished(run, event);
    case 'STOPPED':
      return stopped(run, event);
    default:
      return stepped(run, event);
  }
}

function reportedByHand(run: RunState, { fact, when, at }: FactReported): RunState | Refusal {
  const nobody = run.definition.facts.some(({ code, reportedBy }) => code === fact && reportedBy.length === 0);
  return nobody ? refuse('NOT_REPORTED', 'This comes of a step, and is not reported by itself.') : reported(run, { fact, when }, at);
}

function reported(run: RunState, { fact, when }: ReportedFact, at: Date): RunState | Refusal {
  const known = run.definition.facts.find(({ code }) => code === fact);
  if (known === undefined) return refuse('NO_SUCH_FACT', 'There is no such fact here.');
  if (!known.many && run.facts[fact] !== undefined) return refuse('ALREADY_REPORTED', `This is reported already: ${known.title}.`);
  return withReport(run, fact, { when, at });
}

const withReport = (run: RunState, fact: string, report: Report): RunState => ({
  ...run,
  facts: { ...run.facts, [fact]: [...(run.facts[fact] ?? []), report] },
});

function stepped(run: RunState, event: StepEvent): RunState | Refusal {
  const one = runningSteps(run).find(({ key }) => key === event.step);
  if (one === undefined) return refuse('NO_SUCH_STEP', 'There is no such step here.');
  const state = actOn(one, event);
  if ('refused' in state) return state;
  const next = { ...run, steps: { ...run.steps, [event.step]: state } };
  return state.life === 'DONE' ? counted(next, state, event.at) : next;
}

/** What a step brings about once it counts as done: a fact as of when it was done, and perhaps the end. */
function counted(run: RunState, { code, done }: StepState, at: Date): RunState {
  const outcome = stepOf(run.definition, code)?.outcomes.find((one) => one.code === done?.outcome);
  if (outcome === undefined || done === null) return run;
  const { fact, ends } = outcome;
  const isNew = fact !== undefined && (run.facts[fact] === undefined || run.definition.facts.some((one) => one.code === fact && one.many));
  const told = isNew ? withReport(run, fact, { when: done.when, at }) : run;
  return ends === undefined || told.end !== null ? told : { ...told, phase: 'ENDING', end: ends };
}

function finished(run: RunState, { end }: Finished): RunState | Refusal {
  if (run.end === null || run.end !== end) return refuse('END_NOT_REACHED', 'No step has come to this end.');
  return runningSteps(run).some(({ state }) => isUnfinished(state.life))
    ? refuse('STEPS_UNFINISHED', 'Something is still to be done, signed off or left by a supervisor.')
    : { ...run, phase: 'FINISHED' };
}

function stopped(run: RunState, { at, words }: Stopped): RunState | Refusal {
  if (isMeaningless(words)) return refuse('WORDS_MISSING', 'Say why this is stopped.');
  const steps = runningSteps(run);
  if (steps.some(isHeld)) return refuse('STEP_HELD', 'A step that only a supervisor may leave is not done. Decide on it first.');
  return {
    ...run,
    phase: 'STOPPED',
    steps: Object.fromEntries(steps.map(({ key, state }) => [key, notNeeded(state, 'STOPPED', at)])),
  };
}

const isSame = (one: RunEvent, other: RunEvent): boolean => inOrder(one) === inOrder(other);
const inOrder = (event: RunEvent): string => JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)));
