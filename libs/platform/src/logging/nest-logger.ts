import type { LoggerService } from '@nestjs/common';
import { faultForLog, LOGGER, type Logger, makeLogger } from './logger.js';

export { faultForLog, LOGGER, type Logger, makeLogger };

/** Nest's own words through the one log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: 'debug' | 'warn' | 'error' | 'fatal', message: unknown, rest: readonly unknown[]): void {
    const context = rest.find((part) => typeof part === 'string' && !part.includes('\n'));
    if (message instanceof Error) this.logger[level]({ context, fault: faultForLog(message) }, 'nest');
    else this.logger[level]({ context }, String(message));
  }
}
