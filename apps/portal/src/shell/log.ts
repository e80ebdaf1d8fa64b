import { pino } from 'pino';

/** Structured lines on standard output. No form field, page text or token is ever handed to it. */
export const log = pino({ name: 'portal', level: process.env.LOG_LEVEL ?? 'info', base: null });
