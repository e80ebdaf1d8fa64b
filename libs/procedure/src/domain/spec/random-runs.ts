import fc from 'fast-check';
import type { ProcedureDefinition } from '../definition.js';
import { type Both, checkWhole, type Engine, randomSteps, start } from './random-run.js';

interface Walk {
  readonly seed: number;
  readonly steps: number;
  /** Whether a failure is only wanted to be known, not made small. */
  readonly brief?: boolean;
}

/** So many random steps through runs of one map: how many were taken, and which steps of the map were done in them. A failure names its seed. */
export function randomRuns(
  map: ProcedureDefinition,
  engine: Engine,
  { seed, steps, brief = false }: Walk,
): { taken: number; done: Set<string> } {
  let taken = 0;
  const done = new Set<string>();
  const runs = fc.property(
    fc.nat(11),
    randomSteps(() => (taken += 1)),
    (variant, commands) => {
      const both = { map, engine, done, count: 0 } as unknown as Both;
      fc.modelRun(() => {
        start(both, variant);
        return { model: both, real: {} };
      }, commands);
      checkWhole(both);
    },
  );
  // A rare branch may want more: five times as many, and then it is out of reach.
  const wanted = (): number => (brief || map.steps.every(({ code }) => done.has(code)) ? steps : 5 * steps);
  for (let more = 0; taken < wanted(); more += 1) fc.assert(runs, { seed: seed + more, numRuns: 40, endOnFailure: brief });
  return { taken, done };
}
