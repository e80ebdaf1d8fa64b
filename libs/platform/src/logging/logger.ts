import { type Logger, pino } from 'pino';

export type { Logger };
export const LOGGER = Symbol('LOGGER');

/** Names whose values never reach a log, wherever they stand: tokens, and whatever a person wrote about a person. */
const NEVER = [
  'authorization',
  'cookie',
  'token',
  'accessToken',
  'idToken',
  'clientSecret',
  'password',
  'body',
  'variables',
  'text',
  'words',
  'reasonWords',
  'recipientWords',
  'responseWords',
  'sharedText',
  'content',
  'name',
  'givenNames',
  'familyName',
  'crn',
  'pnc',
  'dateOfBirth',
  'parameters',
  'detail',
  'query',
];
const REDACTED = NEVER.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

export function makeLogger(level: string, service: string): Logger {
  return pino({
    level,
    base: { service },
    redact: { paths: REDACTED, censor: '[kept out]' },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

/**
 * What a fault may say of itself. A database error's own message and detail can quote the row, so of those only the code and
 * the names of what it was about are kept; of any other error, the place it came from.
 */
export function faultForLog(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { kind: typeof fault };
  const inner = (fault as { driverError?: Error }).driverError ?? fault;
  const sql = inner as Error & { code?: string; table?: string; constraint?: string; column?: string; routine?: string };
  const stack = inner.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  const place = { kind: inner.name, stack };
  if (typeof sql.code === 'string' && /^[0-9A-Z]{5}$/.test(sql.code)) {
    return { ...place, sqlState: sql.code, table: sql.table, constraint: sql.constraint, column: sql.column, routine: sql.routine };
  }
  return { ...place, message: inner.message };
}
