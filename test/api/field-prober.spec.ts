import { DEEPEST } from '../probe/paths.js';
import { Prober } from '../probe/prober.js';
import { KIND_NAMES } from '../probe/world/cast.js';

/** `npm run probe` sets it: every path, every identifier, every value. */
const full = process.env['PROBE'] === 'full';
const seed = Number(process.env['PROBE_SEED'] ?? 20261122);
/** Some roots and acts alone, as PROBE_ONLY=enquiry,saveAnswers: then most fields are not reached, and that is all it says of them. */
const only = process.env['PROBE_ONLY']?.split(',');
const as = process.env['PROBE_AS']?.split(',');
jest.setTimeout(full || only ? 4 * 3_600_000 : 900_000);

/** Fields that no planted row and no act can fill, and why. There is none. */
const EXCUSED: Readonly<Record<string, string>> = {};

let prober: Prober;
beforeAll(async () => {
  prober = await Prober.start({ full, seed, ...(only ? { only } : {}), ...(as ? { as } : {}) });
  await prober.everything();
  console.info(summary());
});
afterAll(() => prober.stop());

test('at most 24 kinds of principal ask', () => expect(KIND_NAMES.length).toBeLessThanOrEqual(24));

test('every field of the schema is reached, and held a value for somebody', () => {
  const { all, unreached, empty } = prober.fields();
  expect(all.length).toBeGreaterThan(450);
  const notYet = (fields: readonly string[]): string[] => fields.filter((field) => !(field in EXCUSED));
  expect({ unreached: notYet(unreached), empty: notYet(empty) }).toEqual({ unreached: [], empty: [] });
});

test('nothing that was planted reaches anybody who may not see it: not in a body, an error, a header or a log', () => {
  expect([...prober.verdict.leaks].slice(0, 40)).toEqual([]);
});

test('what somebody may see was shown to somebody: where nothing comes out, nothing is proved', () => {
  const unseen = full ? prober.blind() : prober.blindKinds();
  expect([...new Set(unseen.map(({ what }) => what))]).toEqual([]);
});

test('hidden and absent values were compared', () => expect(prober.twinsAsked).toBeGreaterThan(300));

describe('the prober finds', () => {
  const small = async (fault: 'unmasked' | 'talkative'): Promise<readonly string[]> => {
    const faulty = await Prober.start({ full: false, seed, fault });
    try {
      await faulty.askOnly(['share', 'person'], ['policeManager', 'practitioner']);
      return [...faulty.verdict.leaks.keys()];
    } finally {
      await faulty.stop();
    }
  };

  test('a column whose mask is gone', async () => {
    expect((await small('unmasked')).join('\n')).toMatch(/practitioner was shown police revocation by share/);
  });

  test('a log that repeats what was answered', async () => {
    expect((await small('talkative')).join('\n')).toMatch(/anybody who reads the log was shown .* (body|reason|answer)/);
  });

  test('a policy of the database that lets everybody through', async () => {
    const faulty = await Prober.start({ full: false, seed });
    try {
      await faulty.weaken();
      await faulty.askOnly(['changes', 'changeToAnswer'], ['policeGovernance']);
      expect([...faulty.verdict.leaks.keys()].join('\n')).toMatch(/policeGovernance was shown probation impact/);
    } finally {
      await faulty.stop();
    }
  });
});

function summary(): string {
  const { probe, verdict, principals, world, twinsAsked } = prober;
  const { all, unreached } = prober.fields();
  return [
    `Field prober, ${full ? 'whole product' : 'quick form'}, seed ${seed}: ${probe.paths.length} paths to depth ${DEEPEST}, ${all.length - unreached.length} of ${all.length} fields reached`,
    `${principals.length} principals, ${probe.operations} operations, ${twinsAsked} hidden values against absent ones, ${verdict.outputs} outputs`,
    `${world.soil.canaries.all.length} canaries planted, ${verdict.seen.size} seen, ${verdict.judged} sightings judged, ${verdict.leaks.size} out of place`,
    `seconds: ${JSON.stringify(prober.took)}`,
  ].join('\n');
}
