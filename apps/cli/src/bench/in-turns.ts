import { say } from '../progress.js';
import { type Arm, drive } from './drive.js';
import type { Pair } from './report.js';

/** Two ways of doing one piece of work, each with the server whose processor time is its own. */
export interface Compared {
  readonly work: string;
  readonly product: Driven;
  readonly yardstick: Driven;
}
export interface Driven {
  readonly arm: Arm;
  readonly postmaster: number;
}
export interface HowLong {
  readonly rounds: number;
  readonly seconds: number;
}

const CLIENTS = [1, 16];
const WARM = { clients: 4, seconds: 0.6 };

/** Both take turns in every round, so that what else the machine does falls on both. */
export async function inTurns(compared: readonly Compared[], { rounds, seconds }: HowLong): Promise<Pair[]> {
  let sent = 1000;
  const next = (): number => (sent += 1);
  for (const { product, yardstick } of compared)
    for (const { arm, postmaster } of [product, yardstick]) await drive(arm, { ...WARM, postmaster, next });
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const clients of CLIENTS) {
      for (const one of compared) pairs.push(await pairOf(one, round, { clients, seconds, next }));
    }
    say(`Round ${round + 1} of ${rounds}`);
  }
  return pairs;
}

async function pairOf(
  { work, product, yardstick }: Compared,
  round: number,
  how: { clients: number; seconds: number; next: () => number },
): Promise<Pair> {
  const one = ({ arm, postmaster }: Driven) => drive(arm, { ...how, postmaster });
  if (round % 2 === 0) return { work, clients: how.clients, product: await one(product), yardstick: await one(yardstick) };
  const second = await one(yardstick);
  return { work, clients: how.clients, product: await one(product), yardstick: second };
}
