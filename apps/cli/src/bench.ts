import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Arms, startArms, type Work, WORKS } from './bench/arms.js';
import { attackCosts, attackTable } from './bench/attack-cost.js';
import { benchDatabase } from './bench/bench-database.js';
import { BenchIdentity } from './bench/bench-identity.js';
import { drive } from './bench/drive.js';
import { type Line, linesOf, type Pair, tableOf } from './bench/report.js';
import { proveTheSame } from './bench/same-answers.js';
import { smallWorld } from './bench/small-world.js';
import { CannotContinue, orSayWhy } from './cannot-continue.js';
import { say } from './progress.js';

const CLIENTS = [1, 16];
const SLACK = 1.15;
const USAGE = 'npm run bench -- --quick [--gate] [--json FILE]';

interface Asked {
  readonly rounds: number;
  readonly seconds: number;
  readonly gate: boolean;
  readonly json: string | undefined;
}

function asked(given: readonly string[]): Asked {
  const stranger = given.find((word, i) =>
    word.startsWith('--') ? !['--quick', '--gate', '--json'].includes(word) : given[i - 1] !== '--json',
  );
  if (stranger !== undefined) throw new CannotContinue(`${stranger} is not an option. ${USAGE}`);
  const quick = given.includes('--quick');
  return {
    rounds: quick ? 5 : 9,
    seconds: quick ? 0.7 : 3,
    gate: given.includes('--gate'),
    json: given.includes('--json') ? given[given.indexOf('--json') + 1] : undefined,
  };
}

/** Product and yardstick take turns in every round, so that what else the machine does falls on both. */
async function measure(arms: Arms, { rounds, seconds }: Asked, postmaster: number): Promise<Pair[]> {
  let sent = 1000;
  const next = (): number => (sent += 1);
  const options = (clients: number) => ({ clients, seconds, postmaster, next });
  for (const work of WORKS)
    for (const which of ['product', 'yardstick'] as const) await drive(arms[which][work], { ...options(4), seconds: 0.6 });
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const clients of CLIENTS) {
      for (const work of WORKS) pairs.push(await pairOf(arms, work, round, options(clients)));
    }
    say(`Round ${round + 1} of ${rounds}`);
  }
  return pairs;
}

async function pairOf(arms: Arms, work: Work, round: number, options: Parameters<typeof drive>[1]): Promise<Pair> {
  const both = round % 2 === 0 ? (['product', 'yardstick'] as const) : (['yardstick', 'product'] as const);
  const first = await drive(arms[both[0]][work], options);
  const second = await drive(arms[both[1]][work], options);
  const [product, yardstick] = both[0] === 'product' ? [first, second] : [second, first];
  return { work, clients: options.clients, product, yardstick };
}

/** The ratio of processor time is what repeats from machine to machine; times are printed and never judged. */
function gate(lines: readonly Line[]): void {
  const limits = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../test/bench/limits.json'), 'utf8')) as Record<Work, number>;
  const over = lines.filter(({ work, cpu }) => cpu.median > limits[work] * SLACK);
  if (over.length === 0) return say('Every CPU ratio is within its limit.');
  const words = over.map(
    ({ work, clients, cpu }) => `${work} with ${clients} clients: ${cpu.median.toFixed(2)}, limit ${limits[work]} and 15 % slack`,
  );
  throw new CannotContinue(`Slower than test/bench/limits.json allows:\n${words.join('\n')}`);
}

await orSayWhy(async () => {
  const how = asked(process.argv.slice(2));
  const toStop: (() => Promise<void>)[] = [];
  try {
    const identity = await BenchIdentity.start();
    toStop.push(() => identity.stop());
    say('Filling the small world');
    const world = smallWorld(identity.issuer);
    const database = await benchDatabase(world);
    toStop.push(() => database.stop());
    const arms = await startArms(world, database, identity);
    toStop.push(() => arms.stop());
    await proveTheSame(arms, database.ownerUrl);
    say('Both arms answer the same');
    const lines = linesOf(await measure(arms, how, database.postmaster));
    process.stdout.write(`\n${tableOf(lines)}\n\n`);
    process.stdout.write(`${attackTable(await attackCosts(arms.product.R1, database.postmaster))}\n\n`);
    if (how.json) writeFileSync(how.json, `${JSON.stringify(lines, null, 2)}\n`);
    else process.stdout.write(`${JSON.stringify(lines)}\n`);
    if (how.gate) gate(lines);
  } finally {
    for (const stop of toStop.reverse()) await stop();
  }
});
