import type { Problem } from '@lib/kernel';
import { isFact } from './causes.js';
import type { Cause, Fact, ProcedureDefinition, Step } from './definition.js';

type Coded = readonly { readonly code: string }[];

/** Codes used twice, and names of things that are not there. */
export function nameProblems(map: ProcedureDefinition): readonly Problem[] {
  const lists = { variants: map.variants, facts: map.facts, steps: map.steps, ends: map.ends, sources: map.sources };
  return [
    ...Object.entries(lists).flatMap(([name, coded]) => twice(coded, `/${name}`)),
    ...map.steps.flatMap((step, s) => stepProblems(map, step, `/steps/${s}`)),
  ];
}

function twice(coded: Coded, path: string): readonly Problem[] {
  const seen = new Set<string>();
  return coded.flatMap(({ code }, at) => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [{ path: `${path}/${at}/code`, message: `"${code}" is used twice: give each its own code` }];
  });
}

const missing = (code: string | null | undefined, among: Coded, noun: string, path: string, where = 'in this map'): readonly Problem[] =>
  code == null || among.some((one) => one.code === code)
    ? []
    : [{ path, message: `there is no ${noun} "${code}" ${where}: add it, or name another` }];

const missingAny = (codes: readonly string[], among: Coded, noun: string, path: string): readonly Problem[] =>
  codes.flatMap((code, at) => missing(code, among, noun, `${path}/${at}`));

function stepProblems(map: ProcedureDefinition, step: Step, path: string): readonly Problem[] {
  return [
    ...missingAny(step.variants, map.variants, 'variant', `${path}/variants`),
    ...eachProblems(map.facts, step.each, `${path}/each`),
    ...step.opens.flatMap((causes, o) => causes.flatMap((cause, c) => causeProblems(map, cause, `${path}/opens/${o}/${c}`))),
    ...twice(step.outcomes, `${path}/outcomes`),
    ...step.outcomes.flatMap(({ fact, ends }, o) => [
      ...missing(fact, map.facts, 'fact', `${path}/outcomes/${o}/fact`),
      ...missing(ends, map.ends, 'end', `${path}/outcomes/${o}/ends`),
    ]),
    ...step.due.flatMap((limit, d) => [
      ...missingAny(limit.variants, map.variants, 'variant', `${path}/due/${d}/variants`),
      ...causeProblems(map, limit.from, `${path}/due/${d}/from`),
      ...missingAny(limit.stopsOn, map.facts, 'fact', `${path}/due/${d}/stopsOn`),
      ...missing(limit.source, map.sources, 'source', `${path}/due/${d}/source`),
    ]),
  ];
}

function eachProblems(facts: readonly Fact[], each: string | null, path: string): readonly Problem[] {
  const fact = facts.find(({ code }) => code === each);
  if (fact === undefined) return missing(each, facts, 'fact', path);
  return fact.many ? [] : [{ path, message: `"${fact.code}" comes only once: mark it "many", or take "each" out` }];
}

function causeProblems(map: ProcedureDefinition, cause: Cause, path: string): readonly Problem[] {
  const said = Object.keys(cause);
  if (said.includes('fact') === said.includes('step')) return [{ path, message: 'must name either a fact or a step' }];
  if (isFact(cause)) {
    return said.length > 1
      ? [{ path, message: 'a fact has no outcome: name the step it is the outcome of, or take the outcome out' }]
      : missing(cause.fact, map.facts, 'fact', `${path}/fact`);
  }
  const step = map.steps.find(({ code }) => code === cause.step);
  return step === undefined
    ? missing(cause.step, map.steps, 'step', `${path}/step`)
    : missing(cause.outcome, step.outcomes, 'outcome', `${path}/outcome`, `of the step "${step.code}"`);
}
