import type { Cause, Limit, ProcedureDefinition, Step } from './definition.js';

export const isFact = (cause: Cause): cause is { readonly fact: string } => 'fact' in cause;

/** How a cause is said in a message to whoever writes the map. */
export const causeInWords = (cause: Cause): string =>
  isFact(cause) ? `the fact "${cause.fact}"` : `the step "${cause.step}"${cause.outcome === undefined ? '' : ` (${cause.outcome})`}`;

/** The variants a run may have; `null` stands for the one way of a map without any. */
export const variantsOf = ({ variants }: ProcedureDefinition): readonly (string | null)[] =>
  variants.length === 0 ? [null] : variants.map(({ code }) => code);

export const isIn = (variant: string | null, variants: readonly string[]): boolean =>
  variants.length === 0 || (variant !== null && variants.includes(variant));

export const stepsIn = ({ steps }: ProcedureDefinition, variant: string | null): readonly Step[] =>
  steps.filter((step) => isIn(variant, step.variants));

/** The one limit that counts for a step in a run of this variant. */
export const limitOf = (step: Step, variant: string | null): Limit | null => step.due.find((one) => isIn(variant, one.variants)) ?? null;

/** What opens a step, spelled out: the fact it is made anew by is one of its causes whether or not the map repeats it. */
export function waysToOpen(step: Step): readonly (readonly Cause[])[] {
  const { each, opens } = step;
  if (each === null) return opens.length === 0 ? [[]] : opens;
  return (opens.length === 0 ? [[]] : opens).map((causes) => [{ fact: each }, ...causes]);
}

const indexes = new WeakMap<ProcedureDefinition, ReadonlyMap<string, Step>>();

/** A step of a map by its code; a run asks for every step at every event. */
export function stepOf(map: ProcedureDefinition, code: string): Step | undefined {
  const index = indexes.get(map) ?? new Map(map.steps.map((step) => [step.code, step]));
  indexes.set(map, index);
  return index.get(code);
}
