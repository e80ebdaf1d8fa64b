import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { ACT_FOR, actForValues, type Acting } from './acting.js';
import { OutcomeUnknown } from './outcome-unknown.js';
import { standingFault } from './standing.js';
import { busyFault } from './too-busy.js';

export type Tx = EntityManager;

/** What time it is for everything that is recorded or compared with the record: the database's clock, never this machine's. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [clock]: { now: Date }[] = await tx.query('select concordat.now() as now');
  if (!clock) throw new Error('the database has no clock');
  return clock.now;
}

/** Long enough for a slow disk; past it nobody is told "saved" or "not saved". statement_timeout does not bound a commit. */
const COMMIT_DEADLINE_MS = 10_000;

/** One transaction, as one person, narrowed by row security. The only way to write. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly source: DataSource) {}

  /** A returned Refusal commits like any other value, so that its access-log row is kept; a thrown error rolls back. */
  async run<T>(actor: Acting, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect().catch((fault: unknown) => {
      throw busyFault(fault);
    })) as PoolClient;
    let lost: Error | undefined;
    try {
      await runner.startTransaction();
      const result = await started(runner, actor, work).catch(async (fault: unknown) => {
        await runner.rollbackTransaction().catch(() => undefined);
        throw busyFault(fault);
      });
      markFinished(runner);
      await commit(client).catch((fault: OutcomeUnknown) => {
        lost = fault;
        throw fault;
      });
      return result;
    } finally {
      await release(runner, lost);
    }
  }
}

/** Who acts is looked at again first, in the act's own transaction: standing taken away a moment ago is no standing. */
async function started<T>(runner: QueryRunner, actor: Acting, work: (tx: Tx) => Promise<T>): Promise<T> {
  await runner.query(ACT_FOR, actForValues(actor)).catch((fault: unknown) => {
    throw standingFault(fault);
  });
  return work(runner.manager);
}

/** COMMIT may answer ROLLBACK without an error, or COMMIT with a warning that it is not on the second disk. Neither is "saved". */
async function commit(client: PoolClient): Promise<void> {
  let warned = false;
  const onNotice = (notice: { code?: string }): void => {
    warned ||= notice.code === '01000';
  };
  client.on('notice', onNotice);
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutcomeUnknown('no answer to COMMIT')), COMMIT_DEADLINE_MS);
  });
  try {
    const answer = await Promise.race([client.query('COMMIT'), deadline]);
    if (answer.command !== 'COMMIT') throw new OutcomeUnknown(`COMMIT was answered ${answer.command}`);
    if (warned) throw new OutcomeUnknown('COMMIT was answered with warning 01000');
  } catch (fault) {
    throw fault instanceof OutcomeUnknown ? fault : new OutcomeUnknown('the connection failed at COMMIT');
  } finally {
    clearTimeout(timer);
    client.off('notice', onNotice);
  }
}

/** TypeORM does not send this COMMIT, so it is told that the transaction is over: otherwise it would roll back on release. */
function markFinished(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
}

/** After an outcome that is not known the connection is not used again: the pool closes one that comes back with an error. */
async function release(runner: QueryRunner, lost: Error | undefined): Promise<void> {
  await (runner as QueryRunner & { releasePostgresConnection(fault?: Error): Promise<void> }).releasePostgresConnection(lost);
}
