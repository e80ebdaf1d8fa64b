import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { checkDatabase } from './check-database.js';
import { CannotStart, type WorkerSettings } from './settings.js';

/** Any number that nobody else uses for an advisory lock in this database. */
const WORKING = 7_246_032;
const LOOK_AGAIN_MS = 1_000;
const FREE = `
select graphile_worker.force_unlock_workers(array(
  select locked_by from graphile_worker._private_jobs where locked_by is not null
  union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`;

export interface Waiting {
  /** Null waits for as long as it takes. */
  readonly forMs: number | null;
  readonly onWait: () => void;
}

/**
 * One worker at a time works a database; the lock belongs to a connection, so it goes with the process however that ends. Whoever holds it
 * knows that every job still marked as being worked on is a dead worker's, and takes it up at once; the queue itself would wait four hours.
 */
export class OnlyWorker {
  private constructor(private readonly client: pg.Client) {}

  static async become(settings: WorkerSettings, waiting: Waiting, onLost: () => void): Promise<OnlyWorker> {
    const client = new pg.Client({
      connectionString: settings.WORKER_DATABASE_URL,
      application_name: 'concordat-worker-lock',
      keepAlive: true,
    });
    client.on('error', () => undefined); // the next question on a dead connection fails and says so
    await client.connect().catch((fault: unknown) => {
      throw new CannotStart(
        `The database does not let the worker in (${fault instanceof Error ? fault.message : 'no answer'}). Check WORKER_DATABASE_URL.`,
      );
    });
    const only = new OnlyWorker(client);
    try {
      await checkDatabase(client, settings);
      await only.take(waiting);
      await client.query(FREE);
    } catch (fault) {
      await only.release();
      throw fault;
    }
    client.once('end', onLost);
    return only;
  }

  async release(): Promise<void> {
    this.client.removeAllListeners('end');
    await this.client.end();
  }

  private async take({ forMs, onWait }: Waiting): Promise<void> {
    for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
      const { rows } = await this.client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [WORKING]);
      if (rows[0]?.taken) return;
      if (waited === 0) onWait();
      if (forMs !== null && waited >= forMs)
        throw new CannotStart('Another worker is at work on this database. Stop it, or leave the work to it.');
      await pause(LOOK_AGAIN_MS);
    }
  }
}
