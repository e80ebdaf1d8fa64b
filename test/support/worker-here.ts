import { KeepAction } from '@lib/actions';
import { KeepProcedure } from '@lib/procedure';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { workerSettings } from '../../apps/worker/src/settings.js';
import { Transactions } from '../../apps/worker/src/transactions.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';

/** The worker's own parts in this process, as its role in the database: what a minute of it does, without waiting for the minute. */
export const workerHere = (workerUrl: string): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(WorkerModule.of(workerSettings({ WORKER_DATABASE_URL: workerUrl })), { logger: false });

/** What the job does that every act in a run leaves behind. */
export const keepRun = (worker: INestApplicationContext, runId: string) =>
  worker.get(Transactions).run((tx) => worker.get(KeepProcedure).execute(tx, runId));

/** The same of an action. */
export const keepAction = (worker: INestApplicationContext, actionId: string) =>
  worker.get(Transactions).run((tx) => worker.get(KeepAction).execute(tx, actionId));
