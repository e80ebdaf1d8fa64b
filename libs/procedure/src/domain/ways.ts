import { isFact, stepsIn, waysToOpen } from './causes.js';
import type { Cause, Outcome, ProcedureDefinition, Step } from './definition.js';

/** One way a run of a variant can go when nothing more is left to do in it and no end was reached: outcome by step. */
export type Standstill = ReadonlyMap<string, string>;

/** Everything that can happen in runs of one variant, however the steps are decided and whatever is reported. */
export interface Ways {
  /** Steps that can open. */
  readonly opened: ReadonlySet<string>;
  /** Ends that can be reached. */
  readonly ended: ReadonlySet<string>;
  /** Pairs of a step and the cause of its limit that can both come in one run, as `pairOf` writes them. */
  readonly met: ReadonlySet<string>;
  /** The first way found that comes to nothing. */
  readonly standstill: Standstill | null;
  /** Whether there were more ways than are looked at: then nothing above is complete. */
  readonly tooMany: boolean;
}

/** More ways than the busiest shipped map has by far; a map beyond it is beyond its readers too. */
const MOST_WAYS = 20_000;

export const pairOf = (step: string, cause: Cause): string => `${step} ${JSON.stringify(cause)}`;

/*
 * Causes only ever come and never go, so the order in which steps are done changes nothing about what can open in the end: it is enough to
 * go through every choice of outcomes. Facts that somebody may report are taken as reported. A step that is made anew by each report can be
 * decided otherwise the next time: it is taken as decided in every way, and its ends as always within reach.
 */
export function waysThrough(map: ProcedureDefinition, variant: string | null): Ways {
  const steps = stepsIn(map, variant);
  const given = new Set(map.facts.filter(({ atStart, reportedBy }) => atStart || reportedBy.length > 0).map(({ code }) => code));
  const found = { opened: new Set<string>(), ended: new Set<string>(), met: new Set<string>() };
  let standstill: Standstill | null = null;
  let left = MOST_WAYS;

  const follow = (done: ReadonlyMap<string, readonly Outcome[]>, way: Standstill, canEnd: boolean): void => {
    left -= 1;
    if (left < 0) return;
    const come = (cause: Cause): boolean => hasCome(cause, done, given);
    const next = steps.find((step) => !done.has(step.code) && waysToOpen(step).some((causes) => causes.every(come)));
    if (next === undefined) {
      noteMet(steps, done, come, found.met);
      if (!canEnd) standstill ??= way;
      return;
    }
    found.opened.add(next.code);
    const ends = next.outcomes.flatMap(({ ends: end }) => end ?? []);
    for (const end of ends) found.ended.add(end);
    for (const choice of choicesOf(map, next)) {
      const [first] = choice;
      follow(
        new Map([...done, [next.code, choice]]),
        first ? new Map([...way, [next.code, first.code]]) : way,
        canEnd || isOpenToEnd(next),
      );
    }
  };
  follow(new Map(), new Map(), false);
  return { ...found, standstill, tooMany: left < 0 };
}

/** Whether an end can be reached from this step whatever was decided: every outcome is one, or it comes anew with each report. */
const isOpenToEnd = ({ each, outcomes }: Step): boolean =>
  each === null ? outcomes.every(({ ends }) => ends !== undefined) : outcomes.some(({ ends }) => ends !== undefined);

/** Outcomes that nothing tells apart are one choice; an outcome that ends the run is none, for nothing opens after it. */
function choicesOf(map: ProcedureDefinition, step: Step): readonly (readonly Outcome[])[] {
  const goingOn = step.outcomes.filter(({ ends }) => ends === undefined);
  if (step.each !== null || goingOn.length === 0) return [goingOn];
  const named = new Set(
    map.steps.flatMap(namedCauses).flatMap((cause) => (isFact(cause) || cause.step !== step.code ? [] : cause.outcome)),
  );
  const kinds = new Map(goingOn.map((one) => [`${named.has(one.code) ? one.code : ''} ${one.fact ?? ''}`, one]));
  return [...kinds.values()].map((one) => [one]);
}

const namedCauses = ({ opens, due }: Step): readonly Cause[] => [...opens.flat(), ...due.map(({ from }) => from)];

function hasCome(cause: Cause, done: ReadonlyMap<string, readonly Outcome[]>, given: ReadonlySet<string>): boolean {
  if (isFact(cause)) return given.has(cause.fact) || [...done.values()].some((decided) => decided.some(({ fact }) => fact === cause.fact));
  const decided = done.get(cause.step);
  return decided !== undefined && decided.length > 0 && (cause.outcome === undefined || decided.some(({ code }) => code === cause.outcome));
}

function noteMet(steps: readonly Step[], done: ReadonlyMap<string, unknown>, come: (cause: Cause) => boolean, met: Set<string>): void {
  for (const { code, due } of steps) {
    if (done.has(code)) for (const { from } of due) if (come(from)) met.add(pairOf(code, from));
  }
}
