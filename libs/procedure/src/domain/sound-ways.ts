import type { Problem } from '@lib/kernel';
import { causeInWords, isFact, isIn, stepsIn, variantsOf, waysToOpen } from './causes.js';
import type { Cause, ProcedureDefinition, Step } from './definition.js';
import { pairOf, type Standstill, type Ways, waysThrough } from './ways.js';

/** What no run could do: steps that never open, ends that nothing reaches, ways that come to nothing, clocks that cannot have begun. */
export function wayProblems(map: ProcedureDefinition): readonly Problem[] {
  const ways = variantsOf(map).map((variant) => ({ variant, ...waysThrough(map, variant) }));
  if (ways.some(({ tooMany }) => tooMany))
    return [{ path: '/steps', message: 'there are more ways through this map than can be checked: make two maps of it' }];
  const dead = deadProblems(map, ways);
  return [
    ...dead,
    ...map.ends.flatMap(({ code }, e) =>
      ways.some(({ ended }) => ended.has(code))
        ? []
        : [{ path: `/ends/${e}`, message: `no step that can open ends in "${code}": name it in an outcome, or take it out` }],
    ),
    // A dead step is the likelier fault, and mending it often gives the way on.
    ...(dead.length > 0 ? [] : ways.flatMap(({ variant, standstill }) => standstillProblems(variant, standstill))),
    ...limitProblems(map, ways),
  ];
}

type VariantWays = Ways & { readonly variant: string | null };

function deadProblems(map: ProcedureDefinition, ways: readonly VariantWays[]): readonly Problem[] {
  const isDead = ({ code }: Step): boolean => !ways.some(({ opened }) => opened.has(code));
  const dead = map.steps.filter(isDead);
  return map.steps.flatMap((step, s) => {
    if (!dead.includes(step)) return [];
    const circle = circleThrough(step, dead);
    const why =
      circle === null
        ? 'what it waits for cannot all come in one run'
        : `it waits for itself: ${[...circle, step.code].map((code) => `"${code}"`).join(' after ')}`;
    return [{ path: `/steps/${s}/opens`, message: `the step "${step.code}" can never open: ${why}. Mend what opens it, or take it out` }];
  });
}

/** Dead steps that each wait for the next and at last for the first; null where there is no such circle. */
function circleThrough(step: Step, dead: readonly Step[]): readonly string[] | null {
  const search = (at: Step, path: readonly string[]): readonly string[] | null => {
    for (const cause of waysToOpen(at).flat()) {
      if (isFact(cause)) continue;
      if (cause.step === step.code) return path;
      const next = dead.find(({ code }) => code === cause.step);
      const found = next === undefined || path.includes(next.code) ? null : search(next, [...path, next.code]);
      if (found !== null) return found;
    }
    return null;
  };
  return search(step, [step.code]);
}

function standstillProblems(variant: string | null, standstill: Standstill | null): readonly Problem[] {
  if (standstill === null) return [];
  const decided = [...standstill].map(([step, outcome]) => `"${step}" (${outcome})`).join(', ');
  const inVariant = variant === null ? '' : ` in the variant "${variant}"`;
  return [{ path: '/ends', message: `no end can be reached${inVariant} once these are done: ${decided}. Give one of them a way on` }];
}

function limitProblems(map: ProcedureDefinition, ways: readonly VariantWays[]): readonly Problem[] {
  return map.steps.flatMap((step, s) =>
    step.due.flatMap((limit, d) => {
      const path = `/steps/${s}/due/${d}`;
      const counts = ways.filter(
        ({ variant }) => isIn(variant, step.variants) && step.due.findIndex((one) => isIn(variant, one.variants)) === d,
      );
      if (counts.length === 0)
        return [{ path, message: 'this limit never counts: an earlier one stands for the same variants, or the step is in none of them' }];
      if (limit.direction === 'BEFORE') return [];
      const canRun = counts.some(
        ({ variant, met }) => met.has(pairOf(step.code, limit.from)) && comesWithout(map, variant, step.code, limit.from),
      );
      const cause = causeInWords(limit.from);
      return canRun
        ? []
        : [{ path: `${path}/from`, message: `${cause} cannot have come when "${step.code}" opens: name what comes before it` }];
    }),
  );
}

/** Whether a cause can come though one step is never done: else a clock that starts with it would start too late for that step. */
function comesWithout(map: ProcedureDefinition, variant: string | null, avoided: string, wanted: Cause): boolean {
  const steps = stepsIn(map, variant).filter(({ code }) => code !== avoided);
  const opened = new Set<string>();
  const come = (cause: Cause): boolean => {
    if (!isFact(cause)) return opened.has(cause.step);
    const reported = map.facts.some(({ code, atStart, reportedBy }) => code === cause.fact && (atStart || reportedBy.length > 0));
    return reported || steps.some((step) => opened.has(step.code) && step.outcomes.some(({ fact }) => fact === cause.fact));
  };
  for (let size = -1; size < opened.size;) {
    size = opened.size;
    for (const step of steps) if (waysToOpen(step).some((causes) => causes.every(come))) opened.add(step.code);
  }
  return come(wanted);
}
