import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseGaps } from './case-gaps.js';
import { ownEvents } from './group-gaps.js';
import { aLabelledWorld, PARTS } from './spec/labelled-worlds.js';
import { evaluated } from './spec/omissions.evaluated.js';
import { MUTANTS } from './spec/omissions.mutants.js';
import { pcg32 } from './spec/omissions.worlds.js';

const WORLDS = 600;
const random = pcg32(20_271_122n);
const worlds = Array.from({ length: WORLDS }, () => aLabelledWorld(random));

describe(`${WORLDS} worlds whose gaps are known`, () => {
  it('all of them are found, and nothing else; so are the sources that are silent', () => {
    const missed: string[] = [];
    let planted = 0;
    worlds.forEach(({ of, found, silent, kinds }, i) => {
      planted += found.length;
      const gaps = caseGaps(of);
      const said = gaps.flatMap(({ unexplained }) => unexplained).sort();
      const quiet = gaps.flatMap((gap) => gap.silent).sort();
      if (said.join() !== found.join() || quiet.join() !== silent.join()) missed.push(`world ${i} (${kinds.join('; ')}): said ${said} and ${quiet}, is ${found} and ${silent}`); // prettier-ignore
    });
    process.stdout.write(`labelled worlds: ${WORLDS}, ${planted} gaps planted, of ${Object.keys(PARTS).length} kinds of note\n`);
    expect(missed).toEqual([]);
  });

  it('every kind of note stands in at least fifty of them', () => {
    const rare = Object.keys(PARTS).filter((kind) => worlds.filter(({ kinds }) => kinds.includes(kind)).length < 50);
    expect(rare).toEqual([]);
  });

  it('planted faults are caught', () => {
    const source = readFileSync(join(__dirname, 'omissions.ts'), 'utf8');
    const wrong = (text: string): boolean => {
      const rule = evaluated(text);
      return worlds.some(({ of, found }) => {
        const said = ownEvents(of.shares, of.at).flatMap((event) => rule.unexplained(event, of.known, of.at).map(({ id }) => id));
        return said.sort().join() !== found.join();
      });
    };
    expect(wrong(source)).toBe(false);
    const alive = MUTANTS.filter(({ find, plant }) => !wrong(source.replace(find, () => plant))).map(({ fault }) => fault);
    // What lives has to do with instants to the millisecond, with grace and with parts of a recipient: the random worlds kill these.
    process.stdout.write(
      `labelled worlds: ${MUTANTS.length - alive.length} of ${MUTANTS.length} planted faults caught; not these: ${alive.join(', ')}\n`,
    );
    expect(MUTANTS.length - alive.length).toBeGreaterThanOrEqual(30);
  });
});
