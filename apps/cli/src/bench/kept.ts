import { say } from '../progress.js';
import { type Arm, drive } from './drive.js';

const ROUNDS = 5;
const SECONDS = 2;
/** Requests a second with something, as a part of those without it: one for each round, ascending. */
export interface Kept {
  readonly clients: number;
  readonly ratios: readonly number[];
}

/** Both take turns, so that what else the machine does falls on both. */
export async function keptOf(withIt: Arm, without: Arm, postmaster: number): Promise<Kept[]> {
  let sent = 1_000_000;
  const next = (): number => (sent += 1);
  const speed = async (arm: Arm, clients: number): Promise<number> => {
    const { requests, seconds } = await drive(arm, { clients, seconds: SECONDS, postmaster, next });
    return requests / seconds;
  };
  for (const arm of [withIt, without]) await drive(arm, { clients: 16, seconds: 1, postmaster, next });
  const kept: Kept[] = [];
  for (const clients of [16, 64]) {
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const both = round % 2 === 0 ? [withIt, without] : [without, withIt];
      const speeds = new Map<Arm, number>();
      for (const arm of both) speeds.set(arm, await speed(arm, clients));
      ratios.push((speeds.get(withIt) ?? 0) / (speeds.get(without) ?? 1));
    }
    kept.push({ clients, ratios: ratios.sort((a, b) => a - b) });
    say(`Shared with ${clients} clients, with and without`);
  }
  return kept;
}

export function keptLines(what: string, kept: readonly Kept[]): string[] {
  return kept.map(({ clients, ratios }) => {
    const [least = 0, most = 0] = [ratios[0], ratios.at(-1)];
    const median = ratios[Math.floor(ratios.length / 2)] ?? 0;
    return `W1 with ${what}, as a part of W1 without any, ${clients} clients: ${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)}; aim 0.85)`;
  });
}
