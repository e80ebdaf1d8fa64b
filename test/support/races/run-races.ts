import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../random.js';
import { type Change, CHANGES } from './changes.js';
import { type Look, lookNamed, LOOKS } from './looks.js';
import type { Lane, RaceWorld } from './race-world.js';
import type { Heard, Wire } from './wire.js';

export interface Kind {
  changes: number;
  /** Reads that started after the acknowledgement: each is a race with a verdict. */
  races: number;
  violations: number;
  /** Under way while it was made: what they saw may be either, and both should occur. */
  overlapping: number;
  overlappingSaw: number;
}
export interface Tally {
  readonly byChange: Map<string, Kind>;
  readonly byLook: Map<string, number>;
  readonly byProcess: number[];
  /** Reads before a change that did not see the content: the test would be blind. */
  blind: string[];
  faults: string[];
  examples: string[];
}
export const noTally = (): Tally => ({
  byChange: new Map(CHANGES.map(({ name }) => [name, { changes: 0, races: 0, violations: 0, overlapping: 0, overlappingSaw: 0 }])),
  byLook: new Map(LOOKS.map(({ name }) => [name, 0])),
  byProcess: [0, 0],
  blind: [],
  faults: [],
  examples: [],
});
export const racesIn = (tally: Tally): number => [...tally.byChange.values()].reduce((sum, { races }) => sum + races, 0);
export const violationsIn = (tally: Tally): number => [...tally.byChange.values()].reduce((sum, { violations }) => sum + violations, 0);

export interface Race {
  readonly world: RaceWorld;
  readonly wires: readonly [Wire, Wire];
  readonly random: Random;
  readonly tally: Tally;
}

/** What can be asked of a change: a search finds the person whether or not anything is shared, and only two answers say "in transition". */
export function looksAt({ leaves }: Change): readonly Look[] {
  if (leaves === 'transition') return [lookNamed('by id'), lookNamed('list')];
  return leaves === 'nothing' ? LOOKS : LOOKS.filter(({ ofPerson }) => ofPerson !== true);
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Null when the answer is what the change leaves. */
export function wrongWith(change: Change, look: Look, lane: Lane, text: string): string | null {
  if (text.includes('"FAULT"')) return `a fault: ${text.slice(0, 300)}`;
  const shown = look.shows(text, lane);
  if (change.leaves !== 'transition') return shown ? `still shown (${look.name})` : null;
  return shown && text.includes('"inTransition":true') ? null : `not marked (${look.name}): ${text.slice(0, 300)}`;
}

/** One change on one lane: seen before it, asked for while it is made, and asked for again on both processes as soon as it is acknowledged. */
export async function raceOnce({ world, wires, random, tally }: Race, lane: Lane, change: Change): Promise<void> {
  const kind = tally.byChange.get(change.name) as Kind;
  const looks = shuffled(random, looksAt(change));
  const [first, second] = [looks[0] as Look, looks[looks.length - 1] as Look];
  await change.prepare?.(world, lane, random.pick(wires));
  const beganAt = performance.now();
  const before = await random.pick(wires).ask(first.ask(lane));
  const usual = performance.now() - beganAt;
  if (!first.shows(before.text, lane)) tally.blind.push(`${change.name}, ${first.name}: ${before.text.slice(0, 300)}`);

  const overlapping = [first, second].map(async (look, i) => {
    await wait(random.next() * usual);
    return { look, heard: await (wires[i] as Wire).ask(look.ask(lane)) };
  });
  await wait(random.next() * usual);
  await change.make(world, lane, random.pick(wires));
  const acknowledgedAt = performance.now();
  kind.changes += 1;

  const asked = [0, 1, 2, 3].flatMap((n) => wires.map((wire, process) => ({ wire, process, look: looks[n % looks.length] as Look })));
  const after = await Promise.all(asked.map(async (one) => ({ ...one, heard: await one.wire.ask(one.look.ask(lane)) })));
  for (const { look, process, heard } of after) {
    if (heard.startedAt < acknowledgedAt) throw new Error('a read was counted that started before the change was acknowledged');
    judge(tally, { change, look, lane, process }, heard);
  }
  for (const { look, heard } of await Promise.all(overlapping)) {
    kind.overlapping += 1;
    if (look.shows(heard.text, lane)) kind.overlappingSaw += 1;
    if (heard.text.includes('"FAULT"')) tally.faults.push(`${change.name}, ${look.name}: ${heard.text.slice(0, 300)}`);
  }
  await change.restore(world, lane);
}

export interface Seen {
  readonly change: Change;
  readonly look: Look;
  readonly lane: Lane;
  readonly process: number;
}

/** A read that started after the acknowledgement. */
export function judge(tally: Tally, { change, look, lane, process }: Seen, { text }: Heard): void {
  const kind = tally.byChange.get(change.name) as Kind;
  kind.races += 1;
  tally.byLook.set(look.name, (tally.byLook.get(look.name) ?? 0) + 1);
  tally.byProcess[process] = (tally.byProcess[process] ?? 0) + 1;
  const wrong = wrongWith(change, look, lane, text);
  if (wrong === null) return;
  kind.violations += 1;
  if (tally.examples.length < 5) tally.examples.push(`${change.name}: ${wrong}`);
}

/** A few runners side by side, each with lanes of its own, going round the kinds of change until enough reads have raced. */
export async function raceAll(
  race: Race,
  { races, runners = 4, changes = CHANGES }: { races: number; runners?: number; changes?: readonly Change[] },
): Promise<void> {
  let turn = 0;
  const run = async (runner: number): Promise<void> => {
    const lanes = race.world.lanes.filter((_, i) => i % runners === runner);
    for (let i = 0; racesIn(race.tally) < races; i += 1) {
      await raceOnce(race, lanes[i % lanes.length] as Lane, changes[turn++ % changes.length] as Change);
    }
  };
  await Promise.all(Array.from({ length: runners }, (_, runner) => run(runner)));
}

export function tallyText(title: string, { byChange, byLook, byProcess }: Tally): string {
  const lines = [...byChange]
    .filter(([, { races }]) => races > 0)
    .map(
      ([name, { changes, races, violations, overlapping, overlappingSaw }]) =>
        `  ${name.padEnd(56)} ${String(changes).padStart(5)} changes ${String(races).padStart(6)} reads after, ${violations} violations; ${overlapping} across it (${overlappingSaw} saw it)`,
    );
  const looks = [...byLook].map(([name, n]) => `${name} ${n}`).join(', ');
  return [title, ...lines, `  by read: ${looks}; by process: ${byProcess.join(' and ')}`].join('\n');
}
