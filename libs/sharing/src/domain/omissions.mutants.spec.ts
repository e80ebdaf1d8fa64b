import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Omissions from './omissions.js';
import { evaluated } from './spec/omissions.evaluated.js';
import { MUTANTS } from './spec/omissions.mutants.js';
import { statement } from './spec/omissions.statement.js';
import { inDomainWords } from './spec/omissions.translation.js';
import { aWorld, pcg32 } from './spec/omissions.worlds.js';

const source = readFileSync(join(__dirname, 'omissions.ts'), 'utf8');
const random = pcg32(20_270_302n);
const worlds = Array.from({ length: 20_000 }, () => aWorld(random)).map((world) => ({
  ...inDomainWords(world),
  truth: statement(world).join(),
}));

function isKilled(rule: typeof Omissions): boolean {
  return worlds.some(({ event, known, at, truth }) => rule.unexplained(event, known, at).map((note) => note.id).join() !== truth); // prettier-ignore
}

describe('planted faults in the differential rule', () => {
  it('lets the rule itself live', () => {
    expect(isKilled(evaluated(source))).toBe(false);
  });

  it('has at least twenty', () => {
    expect(new Set(MUTANTS.map((mutant) => mutant.find + mutant.plant)).size).toBe(MUTANTS.length);
    expect(MUTANTS.length).toBeGreaterThanOrEqual(20);
  });

  it.each(MUTANTS)('kills: $fault', ({ find, plant }) => {
    expect(source.split(find)).toHaveLength(2);
    expect(isKilled(evaluated(source.replace(find, () => plant)))).toBe(true);
  });
});
