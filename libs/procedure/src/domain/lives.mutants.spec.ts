import { evaluated, textOf } from './spec/evaluated.js';
import { MUTANTS } from './spec/lives.mutants.js';
import type { Engine } from './spec/random-run.js';
import { randomRuns } from './spec/random-runs.js';
import { CHASE } from './spec/small-maps.js';

function isKilled(engine: Engine): boolean {
  try {
    randomRuns(CHASE, engine, { seed: 20_270_302, steps: 12_000, brief: true });
    return false;
  } catch {
    return true;
  }
}

describe('planted faults in the engine of process maps', () => {
  it('lets the engine itself live', () => {
    expect(isKilled(evaluated({}))).toBe(false);
  });

  it.each(MUTANTS)('kills: $fault', ({ file, find, plant }) => {
    const text = textOf(file);
    expect(text.split(find)).toHaveLength(2);
    expect(isKilled(evaluated({ [file]: text.replace(find, () => plant) }))).toBe(true);
  });
});
