import { randomInt } from 'node:crypto';
import { unexplained } from './omissions.js';
import { CLAUSES, statement } from './spec/omissions.statement.js';
import { inDomainWords } from './spec/omissions.translation.js';
import { aWorld, pcg32 } from './spec/omissions.worlds.js';

const WORLDS = Number(process.env.CONCORDAT_WORLDS ?? 100_000);
const seed = process.env.CONCORDAT_SEED ?? String(randomInt(2 ** 47));

describe(`the differential rule over ${WORLDS} random worlds (CONCORDAT_SEED=${seed})`, () => {
  const random = pcg32(BigInt(seed));
  const worlds = Array.from({ length: WORLDS }, () => aWorld(random));
  const truths = worlds.map((world) => statement(world));

  it('agrees with the statement of the rule in every world', () => {
    worlds.forEach((world, i) => {
      const { event, known, at } = inDomainWords(world);
      const found = unexplained(event, known, at).map((note) => note.id);
      if (found.join() !== truths[i]?.join())
        throw new Error(`seed ${seed}, world ${i}: said [${found}], the rule says [${truths[i]}]\n${JSON.stringify(world, null, 1)}`);
    });
  });

  it('has something unexplained in at least a third of the worlds', () => {
    const some = truths.filter((truth) => truth.length > 0).length;
    process.stdout.write(`differential rule: seed ${seed}, ${WORLDS} worlds, ${some} with something unexplained\n`);
    expect(some).toBeGreaterThanOrEqual(WORLDS / 3);
    expect(some).toBeLessThanOrEqual((WORLDS * 9) / 10);
  });

  it('has every clause decide at least 1,000 worlds', () => {
    const decided = CLAUSES.map(
      (clause) => [clause, worlds.filter((world, i) => statement(world, clause).join() !== truths[i]?.join()).length] as const,
    );
    process.stdout.write(decided.map(([clause, times]) => `  ${String(times).padStart(6)}  ${clause}\n`).join(''));
    expect(decided.filter(([, times]) => times < 1000)).toEqual([]);
  });
});
