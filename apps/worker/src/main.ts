import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { faultForLog, makeLogger } from '@lib/platform';
import { CannotStart, workerSettings } from './settings.js';
import { workOn, workOnce } from './worker.js';

/** A job that is not done by then is given up: its transaction rolls back, and the next worker takes it up again. */
const STOP_WITHIN_MS = 3_500;
const once = process.argv.slice(2).includes('--once');

let stop: () => Promise<void> = async () => undefined;
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void Promise.race([stop(), pause(STOP_WITHIN_MS)])
      .catch(() => undefined)
      .then(() => process.exit(once ? 1 : 0));
  });
}

try {
  const settings = workerSettings(process.env);
  const logger = makeLogger(settings.LOG_LEVEL, 'worker');
  const onLost = (): void => {
    if (stopping) return;
    logger.fatal('the connection that makes this the only worker was lost');
    process.exit(1);
  };
  if (once) {
    const failed = await workOnce(settings, logger, onLost);
    if (failed > 0) process.stderr.write(`Failed jobs: ${failed}. The worker will try them again; the log says why.\n`);
    process.exit(failed > 0 ? 1 : 0);
  }
  const worker = await workOn(settings, logger, onLost);
  stop = () => worker.stop();
  worker.ended.catch((fault: unknown) => {
    logger.fatal({ fault: faultForLog(fault) }, 'the queue ended');
    process.exit(1);
  });
  process.stdout.write('ready\n');
} catch (fault) {
  process.stderr.write(`${fault instanceof CannotStart ? fault.message : JSON.stringify(faultForLog(fault))}\n`);
  process.exit(1);
}
