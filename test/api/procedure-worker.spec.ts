import { KeepProcedure } from '@lib/procedure';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transactions } from '../../apps/worker/src/transactions.js';
import { workerSettings } from '../../apps/worker/src/settings.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { asOwner } from '../support/database.js';
import { RunDesk } from '../support/run-desk.js';
import { buildWorker, until, WorkerProcess } from '../support/worker.js';

/* The worker as it is delivered over a clock that broke: killed in the middle, and two of it at once. What it does is done once. */
jest.setTimeout(180_000);
const LATE_AT = '2027-03-09T11:30:00Z';
let desk: RunDesk;
let run: string;
beforeAll(async () => {
  buildWorker();
  desk = await RunDesk.open();
  await desk.post('practitioner', 'SUPERVISOR');
  await desk.post('practitioner', 'HEAD_OF_PROBATION_DELIVERY_UNIT');
});
afterAll(() => desk?.strike());
beforeEach(async () => {
  await desk.clock('2027-03-08T11:30:00Z');
  const person = await desk.asking.person();
  ({ id: run } = await desk.recall('practitioner', person, '2027-03-08T09:30:00Z'));
  await desk.done('practitioner', run, 'consider', 'propose', '2027-03-08T10:15:00Z');
  await desk.done('practitioner', run, 'decide', 'recall', '2027-03-08T11:30:00Z');
  await desk.letIn('practitioner', run, desk.cast.agencies.police);
});

const url = () => desk.asking.stage.database.workerUrl;
const ownerUrl = () => desk.asking.stage.database.ownerUrl;
const start = () => new WorkerProcess({ WORKER_DATABASE_URL: url() });
const jobs = async () => (await desk.asking.rows('select 1 from graphile_worker._private_jobs')).length;
const late = () =>
  desk.asking.rows<{ n: number; closed: number }>(
    `select count(*)::int as n, count(closed_at)::int as closed from concordat.work_item where subject_id = $1 and kind = 'PROCEDURE_LATE'`,
    run,
  );
const unraised = async () =>
  (await desk.asking.rows(`select 1 from concordat.procedure_alarm where run_id = $1 and raised_at is null and at <= concordat.now()`, run))
    .length;

test('kill -9 in the middle of it: the next worker raises it, once', async () => {
  await (await start().ready()).end('SIGTERM');
  await desk.clock(LATE_AT);
  await asOwner(ownerUrl(), async (holder) => {
    await holder.query(`select pg_advisory_lock(hashtextextended('procedure ' || $1::text, 0))`, [run]);
    const worker = await start().ready();
    await until(
      async () =>
        (
          await desk.asking.rows(
            `select 1 from pg_locks l join pg_stat_activity a using (pid) where l.locktype = 'advisory' and not l.granted
              and a.datname = current_database() and a.application_name = 'concordat-worker'`,
          )
        ).length > 0,
    );
    await worker.end('SIGKILL');
  });
  expect(await late()).toEqual([{ n: 0, closed: 0 }]);
  const next = await start().ready();
  await until(async () => (await jobs()) === 0 && (await unraised()) === 0);
  await next.end('SIGTERM');
  // The supervisors of both agencies, and whoever leads the case in the one whose clock it is not.
  expect(await late()).toEqual([{ n: 3, closed: 0 }]);
});

test('two workers at once, over and over: once', async () => {
  const settings = workerSettings({ WORKER_DATABASE_URL: url() });
  const workers: INestApplicationContext[] = [];
  try {
    for (let n = 0; n < 2; n += 1) workers.push(await NestFactory.createApplicationContext(WorkerModule.of(settings), { logger: false }));
    await desk.clock(LATE_AT);
    const looks = workers.flatMap((worker) =>
      Array.from({ length: 10 }, () => worker.get(Transactions).run((tx) => worker.get(KeepProcedure).execute(tx, run))),
    );
    const sum = (await Promise.all(looks)).reduce(
      (all, { raised, alarms }) => ({ raised: all.raised + raised, alarms: all.alarms + alarms }),
      {
        raised: 0,
        alarms: 0,
      },
    );
    expect(await late()).toEqual([{ n: 3, closed: 0 }]);
    // Two steps are late, each with its warning before; and beside the three there is the step that is open.
    expect(sum).toEqual({ alarms: 4, raised: 4 });
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
});
