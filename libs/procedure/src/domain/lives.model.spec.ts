import { shippedProcedures } from '../procedures/shipped-procedures.js';
import { accept, begin, retell } from './life.js';
import { randomRuns } from './spec/random-runs.js';
import { CHASE } from './spec/small-maps.js';
import { standing } from './standing.js';

/** In all; `npm run test:long -- procedures` takes a million. */
const STEPS = Number(process.env['PROCEDURE_STEPS'] ?? 100_000);
const SEED = Number(process.env['PROCEDURE_SEED'] ?? 20_270_302);
const MAPS = [CHASE, ...shippedProcedures()];

describe('however a run goes, the engine and a plain telling of the rules agree', () => {
  it.each(MAPS)(
    '$code',
    (map) => {
      const began = Date.now();
      const { taken, done } = randomRuns(map, { accept, begin, retell, standing }, { seed: SEED, steps: STEPS / MAPS.length });
      process.stdout.write(`${map.code}: ${taken} random steps in ${Date.now() - began} ms\n`);
      expect(taken).toBeGreaterThanOrEqual(STEPS / MAPS.length);
      expect(map.steps.map(({ code }) => code).filter((code) => !done.has(code))).toEqual([]);
    },
    3_600_000,
  );
});
