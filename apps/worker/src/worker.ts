import { type Logger, NestLogger } from '@lib/platform';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OnlyWorker, type Waiting } from './only-worker.js';
import { Queue } from './queue.js';
import { startSealing } from './sealing.js';
import { sealingSettings, type WorkerSettings } from './settings.js';
import { handlerOf, type WorkerTask } from './worker-task.js';
import { TASKS, WorkerModule } from './worker.module.js';

const WAIT_FOR_ANOTHER_MS = 30_000;

interface Standing {
  readonly queue: Queue;
  stop(): Promise<void>;
}

/** Works until it is told to stop. */
export async function workOn(
  settings: WorkerSettings,
  logger: Logger,
  onLost: () => void,
): Promise<{ stop(): Promise<void>; ended: Promise<void> }> {
  const waiting = { forMs: null, onWait: () => logger.info('another worker is at work; standing by') };
  const { queue, stop } = await stand(settings, logger, waiting, onLost);
  const sealing = sealingSettings(process.env);
  const sealer = sealing && startSealing(sealing, logger);
  const runner = await queue.start();
  return {
    ended: runner.promise,
    stop: async () => {
      await Promise.all([runner.stop(), sealer?.stop()]);
      await stop();
    },
  };
}

/** Does what there is to do and ends. Answers how many jobs failed. */
export async function workOnce(settings: WorkerSettings, logger: Logger, onLost: () => void): Promise<number> {
  const waiting = { forMs: WAIT_FOR_ANOTHER_MS, onWait: () => logger.info('another worker is at work; waiting for it') };
  const { queue, stop } = await stand(settings, logger, waiting, onLost);
  try {
    return await queue.drain();
  } finally {
    await stop();
  }
}

async function stand(settings: WorkerSettings, logger: Logger, waiting: Waiting, onLost: () => void): Promise<Standing> {
  const only = await OnlyWorker.become(settings, waiting, onLost);
  const app = await NestFactory.createApplicationContext(WorkerModule.of(settings), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const queue = new Queue(settings.WORKER_DATABASE_URL, taskList(app, logger), logger);
  return {
    queue,
    stop: async () => {
      await queue.end();
      await app.close();
      await only.release();
    },
  };
}

function taskList(app: INestApplicationContext, logger: Logger) {
  const tasks = (TASKS as Type<WorkerTask>[]).map((task) => app.get(task));
  return Object.fromEntries(tasks.map((task) => [task.name, handlerOf(task, logger)]));
}
