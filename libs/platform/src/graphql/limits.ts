import type { PlatformConfig } from '../config/platform-config.js';

/** What one request may be, measured before anything of it runs. */
export interface Limits {
  /** Bytes of a body. */
  readonly body: number;
  /** Tokens of a document that nobody registered; registered ones were read at the start. */
  readonly tokens: number;
  /** Values that the answer could hold, every list counted at its longest. */
  readonly values: number;
  readonly fields: number;
  readonly aliases: number;
  readonly depth: number;
  /** Fields of a mutation. */
  readonly changes: number;
}

/** Registered operations are held to the same figures when the process starts, except for tokens. */
export const IN_FORCE: Limits = { body: 64 * 1024, tokens: 1_000, values: 100_000, fields: 200, aliases: 20, depth: 10, changes: 1 };
const NONE: Limits = {
  body: 16 * 1024 * 1024,
  tokens: 1_000_000,
  values: Infinity,
  fields: Infinity,
  aliases: Infinity,
  depth: Infinity,
  changes: Infinity,
};

/** Tests that walk every path of the schema ask for many at once. There is no setting for it, and no other environment takes it. */
export function limitsFor({ NODE_ENV }: Pick<PlatformConfig, 'NODE_ENV'>, asked: 'on' | 'off' = 'on'): Limits {
  if (asked === 'on') return IN_FORCE;
  if (NODE_ENV !== 'test') throw new Error('The limits of a request are put aside in tests only');
  return NONE;
}
