import { faultForLog, type Logger } from '@lib/platform';
import { Logger as QueueLogger } from 'graphile-worker';

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

/** The queue's own words through the one log. What becomes of each job is written by the handler of its task, without values. */
export function queueLog(logger: Logger): QueueLogger {
  return new QueueLogger(() => (level, message, meta) => {
    if (meta?.['failure'] || meta?.['success']) return;
    const fault = meta?.['error'];
    if (fault === undefined) logger[LEVELS[level]](message);
    else logger[LEVELS[level]]({ fault: faultForLog(fault) }, 'the queue reports a fault');
  });
}
