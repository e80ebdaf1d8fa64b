import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };
export const LOGGER = Symbol('LOGGER');

/** Names whose values never reach a log, wherever they stand: tokens, and whatever a person wrote about a person. */
const NEVER = new Set([
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
]);
const KEPT_OUT = '[kept out]';
const DEEPEST = 8;

/** At any depth: a rule that stops at the second level is one that somebody's third level gets round. */
function keepOut(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > DEEPEST) return KEPT_OUT;
  if (Array.isArray(value)) return value.map((one) => keepOut(one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, NEVER.has(name) ? KEPT_OUT : keepOut(inner, depth + 1)]));
}

export function makeLogger(level: string, service: string, destination: DestinationStream = pino.destination(1)): Logger {
  const options = {
    level,
    base: { service },
    formatters: { level: (label: string) => ({ level: label }), log: (line: object) => keepOut(line) as Record<string, unknown> },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return pino(options, destination);
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
