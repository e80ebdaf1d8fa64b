import { ApiProcess, buildApi } from '../support/api-process.js';
import { Random } from '../support/random.js';
import { type Change, CHANGES } from '../support/races/changes.js';
import { type Lane, RaceWorld } from '../support/races/race-world.js';
import { judge, type Kind, looksAt, noTally, raceAll, racesIn, type Tally, tallyText, violationsIn } from '../support/races/run-races.js';
import { CachingWire, Wire } from '../support/races/wire.js';

/*
 * What ends, ends at once: a read that starts after the acknowledgement shows nothing of it, on either of two API processes over one database,
 * by whatever kind of read, and also when the processes were killed in between. Each time limit and each restart is real; only the clock of
 * this process decides what "after" means.
 */
const SEED = Number(process.env['CONCORDAT_SEED'] ?? 20_261_122);
const RACES = Number(process.env['FRESHNESS_RACES'] ?? 10_000);
const CONTROL_RACES = 396;
const PLANTED = 'test/support/races/one-second-cache.mjs';

jest.setTimeout(900_000);
let world: RaceWorld;
let apis: ApiProcess[] = [];

beforeAll(async () => {
  buildApi();
  world = await RaceWorld.make(CHANGES.length);
}, 180_000);
afterAll(async () => {
  await stopApis();
  await world?.close();
});

async function stopApis(): Promise<void> {
  for (const api of apis) api.kill();
  await Promise.all(apis.map((api) => api.ended()));
  apis = [];
}

async function twoProcesses(planted?: string): Promise<void> {
  await stopApis();
  apis = await Promise.all([0, 1].map(() => ApiProcess.start(world.database.apiUrl, world.issuer, planted)));
}

async function withWires<T>(kind: typeof Wire, work: (wires: [Wire, Wire]) => Promise<T>): Promise<T> {
  const wires = apis.map((api) => new kind(api)) as [Wire, Wire];
  try {
    return await work(wires);
  } finally {
    for (const wire of wires) wire.close();
  }
}

async function racing(kind: typeof Wire, races: number, changes: readonly Change[] = CHANGES, seed = SEED): Promise<Tally> {
  const tally = noTally();
  await withWires(kind, (wires) => raceAll({ world, wires, random: new Random(seed), tally }, { races, changes }));
  return tally;
}

describe('what ends, ends at once', () => {
  it(`on two processes, in ${RACES} races of a change against a read`, async () => {
    await twoProcesses();
    const began = performance.now();
    const tally = await racing(Wire, RACES);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(tallyText(`freshness: ${racesIn(tally)} races, seed ${SEED}, ${violationsIn(tally)} violations, ${seconds} s`, tally));
    expect(tally.blind).toEqual([]);
    expect(tally.faults).toEqual([]);
    expect(tally.examples).toEqual([]);
    expect(violationsIn(tally)).toBe(0);
    expect(racesIn(tally)).toBeGreaterThanOrEqual(RACES);
    // Every kind of change and read took part, and reads under way really stood across the change: some saw what was there, some did not.
    for (const { changes } of tally.byChange.values()) expect(changes).toBeGreaterThan(0);
    for (const reads of tally.byLook.values()) expect(reads).toBeGreaterThan(0);
    const across = [...tally.byChange.values()];
    const saw = across.reduce((sum, { overlappingSaw }) => sum + overlappingSaw, 0);
    const stood = across.reduce((sum, { overlapping }) => sum + overlapping, 0);
    expect(saw).toBeGreaterThan(stood / 50);
    expect(stood - saw).toBeGreaterThan(stood / 50);
  });

  it('and after both processes were killed and started again, for each kind of change', async () => {
    await twoProcesses();
    const tally = noTally();
    await changeEach(tally);
    await twoProcesses();
    await lookEverywhere(tally);
    for (const [i, change] of CHANGES.entries()) await change.restore(world, world.lanes[i] as Lane);
    console.log(tallyText('freshness after kill -9 and restart', tally));
    expect(tally.blind).toEqual([]);
    expect(tally.examples).toEqual([]);
    for (const { races } of tally.byChange.values()) expect(races).toBeGreaterThan(0);
  });

  /** Each kind on a lane of its own, seen there before, and acknowledged. */
  async function changeEach(tally: Tally): Promise<void> {
    await withWires(Wire, async (wires) => {
      for (const [i, change] of CHANGES.entries()) {
        const lane = world.lanes[i] as Lane;
        await change.prepare?.(world, lane, wires[0]);
        for (const look of looksAt(change)) {
          const { text } = await wires[i % 2 === 0 ? 0 : 1].ask(look.ask(lane));
          if (!look.shows(text, lane)) tally.blind.push(`${change.name}, ${look.name}: ${text.slice(0, 300)}`);
        }
        await change.make(world, lane, wires[i % 2 === 0 ? 1 : 0]);
      }
    });
  }

  async function lookEverywhere(tally: Tally): Promise<void> {
    await withWires(Wire, async (wires) => {
      for (const [i, change] of CHANGES.entries()) {
        const lane = world.lanes[i] as Lane;
        (tally.byChange.get(change.name) as Kind).changes += 1;
        for (const look of looksAt(change)) {
          for (const [process, wire] of wires.entries()) judge(tally, { change, look, lane, process }, await wire.ask(look.ask(lane)));
        }
      }
    });
  }
});

describe('controls: the races notice', () => {
  const ofStanding = CHANGES.filter(({ name }) => /^(post|account|sign)/.test(name));
  const caught = (tally: Tally, changes: readonly Change[]): string[] =>
    changes.filter(({ name }) => (tally.byChange.get(name)?.violations ?? 0) > 0).map(({ name }) => name);

  it('who asks being remembered for one second', async () => {
    await twoProcesses(PLANTED);
    const tally = await racing(Wire, CONTROL_RACES, ofStanding);
    console.log(tallyText('control: who asks is remembered for a second', tally));
    expect(caught(tally, ofStanding)).toEqual(ofStanding.map(({ name }) => name));
  });

  it('but nothing is shown when the same fault meets the transaction, which looks again', async () => {
    await twoProcesses(`${PLANTED}?verified`);
    const tally = await racing(Wire, CONTROL_RACES, ofStanding);
    console.log(tallyText('the same fault, with the transaction as it is', tally));
    expect(violationsIn(tally)).toBe(0);
  });

  it('answers being remembered for one second, whatever ended', async () => {
    // What an administrator does may itself take longer than a second on a busy machine, and then nothing is left to remember.
    const quick = CHANGES.filter(({ name }) => !name.endsWith('by an administrator'));
    await twoProcesses();
    const tally = await racing(CachingWire, CONTROL_RACES, quick);
    console.log(tallyText('control: answers are remembered for a second', tally));
    expect(caught(tally, quick)).toEqual(quick.map(({ name }) => name));
  });
});
