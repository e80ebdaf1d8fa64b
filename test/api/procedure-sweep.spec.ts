import { KeepProcedure } from '@lib/procedure';
import type { INestApplicationContext } from '@nestjs/common';
import { Transactions } from '../../apps/worker/src/transactions.js';
import { copyRun } from '../support/many-runs.js';
import { RunDesk } from '../support/run-desk.js';
import { workerHere } from '../support/worker-here.js';

/*
 * What the sweep costs follows what is due, not what runs: the same hundred broken clocks among a thousand runs and among ten thousand touch
 * about as many pages. Pages are compared, since they are the same every time; how long it took is printed.
 */
jest.setTimeout(300_000);
const AGREED = '2027-03-08T11:30:00Z';
const BROKEN_FROM = Date.parse('2027-03-09T11:30:00Z');
const DUE = 100;

interface Cost {
  readonly pages: number;
  readonly ms: number;
  readonly found: number;
}

async function costAmong(runs: number): Promise<{ readonly looking: Cost; readonly keeping: Cost; readonly idle: Cost }> {
  const desk = await RunDesk.open();
  let worker: INestApplicationContext | undefined;
  try {
    await desk.post('practitioner', 'SUPERVISOR');
    await desk.clock(AGREED);
    const { id } = await desk.recall('practitioner', await desk.asking.person(), '2027-03-08T09:30:00Z');
    await desk.done('practitioner', id, 'consider', 'propose', '2027-03-08T10:15:00Z');
    await desk.done('practitioner', id, 'decide', 'recall', AGREED);
    await desk.letIn('practitioner', id, desk.cast.agencies.police);
    const { ownerUrl, workerUrl } = desk.asking.stage.database;
    await copyRun(ownerUrl, id, runs);
    worker = await workerHere(workerUrl);
    const transactions = worker.get(Transactions);
    const keeping = worker.get(KeepProcedure);
    const look = () => measured(transactions, (tx) => keeping.due(tx, null, 500));
    await desk.clock(AGREED);
    const idle = await look();
    await desk.clock(new Date(BROKEN_FROM + (DUE + 0.5) * 60_000).toISOString());
    const looking = await look();
    const due = await transactions.run((tx) => keeping.due(tx, null, 500));
    await transactions.run((tx) => keeping.execute(tx, due[0] ?? ''));
    const kept = await measured(transactions, async (tx) => {
      const done = [];
      for (const run of due.slice(1)) done.push(await keeping.execute(tx, run));
      return done.filter(({ raised }) => raised > 0);
    });
    return { idle, looking, keeping: kept };
  } finally {
    await worker?.close();
    await desk.strike();
  }
}

/** Pages that this transaction looked at, in tables and indexes of ours, as the server counts them for its own session. */
async function measured(
  transactions: Transactions,
  work: (tx: Parameters<Parameters<Transactions['run']>[0]>[0]) => Promise<readonly unknown[]>,
) {
  return transactions.run(async (tx): Promise<Cost> => {
    const pages = async (): Promise<number> => {
      const [row]: { pages: string }[] = await tx.query(
        `select sum(pg_stat_get_xact_blocks_fetched(c.oid)) as pages from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'concordat' and c.relkind in ('r', 'i')`,
      );
      return Number(row?.pages ?? 0);
    };
    const before = await pages();
    const began = performance.now();
    const found = await work(tx);
    const ms = performance.now() - began;
    return { pages: (await pages()) - before, ms, found: found.length };
  });
}

test('a hundred broken clocks cost the same among ten thousand runs as among a thousand', async () => {
  const small = await costAmong(1_000);
  const large = await costAmong(10_000);
  const said = (name: 'idle' | 'looking' | 'keeping'): string =>
    `${name}: ${small[name].pages} and ${large[name].pages} pages, ${small[name].ms.toFixed(0)} and ${large[name].ms.toFixed(0)} ms`;
  process.stdout.write(`1,000 and 10,000 runs, ${DUE} clocks broken. ${(['idle', 'looking', 'keeping'] as const).map(said).join('; ')}\n`);
  expect([small.idle.found, large.idle.found]).toEqual([0, 0]);
  expect([small.looking.found, large.looking.found]).toEqual([DUE + 1, DUE + 1]);
  expect([small.keeping.found, large.keeping.found]).toEqual([DUE, DUE]);
  expect(large.idle.pages).toBeLessThanOrEqual(small.idle.pages + 5);
  expect(large.looking.pages / small.looking.pages).toBeLessThan(1.5);
  expect(large.keeping.pages / small.keeping.pages).toBeLessThan(1.5);
});
