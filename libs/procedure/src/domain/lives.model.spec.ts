import fc from 'fast-check';
import type { ProcedureDefinition } from './definition.js';
import { accept, begin, retell } from './life.js';
import { type Both, checkWhole, type Engine, randomSteps, start } from './spec/random-run.js';
import { aMap, CHASE } from './spec/small-maps.js';
import { standing } from './standing.js';

const STEPS = Number(process.env['PROCEDURE_STEPS'] ?? 100_000);
const SEED = Number(process.env['PROCEDURE_SEED'] ?? 20_270_302);
const ENGINE: Engine = { accept, begin, retell, standing };

function randomRuns(map: ProcedureDefinition, engine: Engine, steps: number): number {
  let taken = 0;
  const runs = fc.property(
    randomSteps(() => (taken += 1)),
    (commands) => {
      const both = { map, engine, count: 0 } as Both;
      fc.modelRun(() => {
        start(both, 0);
        return { model: both, real: {} };
      }, commands);
      checkWhole(both);
    },
  );
  for (let more = 0; taken < steps; more += 1) fc.assert(runs, { seed: SEED + more, numRuns: 50 });
  return taken;
}

const MAPS = [aMap(), CHASE];
describe('however a run goes, the engine and a plain telling of the rules agree', () => {
  it.each(MAPS)('$code', (map) => {
    const began = Date.now();
    const taken = randomRuns(map, ENGINE, Math.ceil(STEPS / MAPS.length));
    expect(taken).toBeGreaterThanOrEqual(STEPS / MAPS.length);
    process.stdout.write(`${map.code}: ${taken} steps in ${Date.now() - began} ms\n`);
  });
});
