import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startArms, type Work, WORKS } from './bench/arms.js';
import { attackCosts, attackTable } from './bench/attack-cost.js';
import { benchDatabase } from './bench/bench-database.js';
import { BenchIdentity } from './bench/bench-identity.js';
import type { Arm } from './bench/drive.js';
import { inTurns } from './bench/in-turns.js';
import { questionCosts } from './bench/question-cost.js';
import { questionTable } from './bench/question-table.js';
import { type Line, linesOf, tableOf } from './bench/report.js';
import { logCost, logTable } from './bench/log-cost.js';
import { oversightCost } from './bench/oversight/oversight-cost.js';
import { proveTheSame } from './bench/same-answers.js';
import { smallWorld } from './bench/small-world.js';
import { CannotContinue, orSayWhy } from './cannot-continue.js';
import { say } from './progress.js';

const SLACK = 1.15;
const USAGE = 'npm run bench -- --quick [--gate] [--json FILE], or --questions, --log, --oversight or --search for that table alone';

interface Asked {
  readonly rounds: number;
  readonly seconds: number;
  readonly gate: boolean;
  readonly json: string | undefined;
  /** Nothing but what a page of questions costs, which needs no database. */
  readonly onlyQuestions: boolean;
  /** Nothing but what the log costs. */
  readonly onlyLog: boolean;
  /** Nothing but what supervisors read, in a larger world. */
  readonly onlyOversight: boolean;
  /** Of that, the search alone. */
  readonly onlySearch: boolean;
}

function asked(given: readonly string[]): Asked {
  const stranger = given.find((word, i) =>
    word.startsWith('--')
      ? !['--quick', '--gate', '--json', '--questions', '--log', '--oversight', '--search'].includes(word)
      : given[i - 1] !== '--json',
  );
  if (stranger !== undefined) throw new CannotContinue(`${stranger} is not an option. ${USAGE}`);
  const quick = given.includes('--quick');
  return {
    rounds: quick ? 5 : 9,
    seconds: quick ? 0.7 : 3,
    gate: given.includes('--gate'),
    onlyQuestions: given.includes('--questions'),
    onlyLog: given.includes('--log'),
    onlyOversight: given.includes('--oversight') || given.includes('--search'),
    onlySearch: given.includes('--search'),
    json: given.includes('--json') ? given[given.indexOf('--json') + 1] : undefined,
  };
}

/** The ratio of processor time is what repeats from machine to machine; times are printed and never judged. */
function gate(lines: readonly Line[]): void {
  const limits = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../test/bench/limits.json'), 'utf8')) as Record<Work, number>;
  const over = lines.filter(({ work, cpu }) => cpu.median > limits[work as Work] * SLACK);
  if (over.length === 0) return say('Every CPU ratio is within its limit.');
  const words = over.map(
    ({ work, clients, cpu }) => `${work} with ${clients} clients: ${cpu.median.toFixed(2)}, limit ${limits[work as Work]} and 15 % slack`,
  );
  throw new CannotContinue(`Slower than test/bench/limits.json allows:\n${words.join('\n')}`);
}

await orSayWhy(async () => {
  const how = asked(process.argv.slice(2));
  if (how.onlyOversight) {
    for (const table of await oversightCost(how)) process.stdout.write(`\n${table}\n`);
    return;
  }
  if (!how.onlyLog) {
    say('Measuring pages of questions');
    process.stdout.write(`\n${questionTable(await questionCosts())}\n\n`);
  }
  if (how.onlyQuestions) return;
  const toStop: (() => Promise<void>)[] = [];
  try {
    const identity = await BenchIdentity.start();
    toStop.push(() => identity.stop());
    say('Filling the small world');
    const world = smallWorld(identity.issuer);
    const database = await benchDatabase([world]);
    toStop.push(() => database.stop());
    // What is shared to find the cost of the log would stand in the answers of all that is read after it.
    const measureLog = async () => process.stdout.write(`\n${logTable(await logCost(world, database, identity))}\n\n`);
    if (how.onlyLog) return void (await measureLog());
    const arms = await startArms(world, database, identity);
    toStop.push(() => arms.stop());
    await proveTheSame(arms, database.ownerUrl);
    say('Both arms answer the same');
    const driven = (arm: Arm) => ({ arm, postmaster: database.postmaster });
    const lines = linesOf(
      await inTurns(
        WORKS.map((work) => ({ work, product: driven(arms.product[work]), yardstick: driven(arms.yardstick[work]) })),
        how,
      ),
    );
    process.stdout.write(`\n${tableOf(lines)}\n\n`);
    process.stdout.write(`${attackTable(await attackCosts(arms.product.R1, database.postmaster))}\n\n`);
    // Its copy of the database is made while nobody else is connected.
    await toStop.pop()?.();
    await measureLog();
    if (how.json) writeFileSync(how.json, `${JSON.stringify(lines, null, 2)}\n`);
    else process.stdout.write(`${JSON.stringify(lines)}\n`);
    if (how.gate) gate(lines);
  } finally {
    for (const stop of toStop.reverse()) await stop();
  }
});
