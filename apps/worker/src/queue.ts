import { EventEmitter, once } from 'node:events';
import type { Logger } from '@lib/platform';
import { type Runner, run, type RunnerOptions, runOnce, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { CLOCKWORK, crontab } from './clockwork.js';
import { queueLog } from './queue-log.js';
import { AT_ONCE } from './transactions.js';

const LOOK_EVERY_MS = 5_000;
const START = `
select graphile_worker.add_job(t, '{}'::json, job_key => t, max_attempts => 3) from unnest($1::text[]) t`;
const LEFT = 'select count(*)::int as left from graphile_worker.jobs where last_error is not null';

/** graphile-worker on connections of its own. New jobs wake it; it looks by itself as well, in case a message was lost. */
export class Queue {
  private readonly pool: pg.Pool;

  constructor(
    url: string,
    private readonly taskList: TaskList,
    private readonly logger: Logger,
  ) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: AT_ONCE + 2,
      application_name: 'concordat-worker-queue',
      connectionTimeoutMillis: 5_000,
    });
    // A connection that dies is replaced when it is next needed; whoever was using it is told by its own question.
    this.pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
  }

  /** Resolves when it is listening; everything that the clock brings due is looked at first. */
  async start(): Promise<Runner> {
    const events = new EventEmitter();
    const listening = once(events, 'pool:listen:success');
    await this.wake();
    const runner = await run({ ...this.options(), crontab, events, pollInterval: LOOK_EVERY_MS });
    await listening;
    return runner;
  }

  /** Everything queued, and all that the clock brings due, once. Answers how many jobs failed and were left for later. */
  async drain(): Promise<number> {
    await this.wake();
    await runOnce(this.options());
    const { rows } = await this.pool.query<{ left: number }>(LEFT);
    return rows[0]?.left ?? 0;
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  private async wake(): Promise<void> {
    await this.pool.query(START, [Object.keys(CLOCKWORK)]);
  }

  private options(): RunnerOptions {
    return { pgPool: this.pool, taskList: this.taskList, concurrency: AT_ONCE, noHandleSignals: true, logger: queueLog(this.logger) };
  }
}
