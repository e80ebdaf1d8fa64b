import type { MapStep, ProcedureMap } from '../../api/answers/procedures.js';

/** The map as somebody goes through it who has chosen this way: only its steps, and of each step only its limits and openings. */
export function chosenWay(map: ProcedureMap, variant: string | undefined): readonly MapStep[] {
  const fits = ({ variants }: { readonly variants: readonly string[] }): boolean =>
    variants.length === 0 || (variant !== undefined && variants.includes(variant));
  const steps = map.steps.filter(fits);
  const codes = new Set(steps.map(({ code }) => code));
  return steps.map((step) => ({
    ...step,
    openings: step.openings.filter(({ causes }) => causes.every((cause) => cause.step === null || codes.has(cause.step))),
    limits: step.limits.filter(fits).slice(0, 1),
  }));
}
