import { KeepAction } from '@lib/actions';
import { KeepProcedure } from '@lib/procedure';
import { TellPeople } from '@lib/notify';
import { PrepareConference } from '@lib/conference';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { workerSettings } from '../../apps/worker/src/settings.js';
import { Transactions } from '../../apps/worker/src/transactions.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';

/** The worker's own parts in this process, as its role in the database: what a minute of it does, without waiting for the minute. */
export const workerHere = (workerUrl: string, environment: Readonly<Record<string, string>> = {}): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(WorkerModule.of(workerSettings({ WORKER_DATABASE_URL: workerUrl, ...environment })), {
    logger: false,
  });

/** What the job does that every act in a run leaves behind. */
export const keepRun = (worker: INestApplicationContext, runId: string) =>
  worker.get(Transactions).run((tx) => worker.get(KeepProcedure).execute(tx, runId));

/** The same of an action. */
export const keepAction = (worker: INestApplicationContext, actionId: string) =>
  worker.get(Transactions).run((tx) => worker.get(KeepAction).execute(tx, actionId));

/** What a minute of the worker tells. */
export const tellPeople = (worker: INestApplicationContext) => worker.get(TellPeople).execute((work) => worker.get(Transactions).run(work));

/** What the job does that every change of an agenda leaves behind. */
export const prepareConference = (worker: INestApplicationContext, conferenceId: string) =>
  worker.get(Transactions).run((tx) => worker.get(PrepareConference).execute(tx, conferenceId));
