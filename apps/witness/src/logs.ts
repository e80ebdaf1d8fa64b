import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Kept, KeptFile } from '@lib/keeper';
import type { VerifierKey } from '@lib/tlog';

/** A log that is witnessed: who may speak for it, and the last of it that was cosigned. */
export interface WitnessedLog {
  readonly origin: string;
  /** Several while the log replaces its key. */
  readonly keys: readonly VerifierKey[];
  readonly kept: Kept;
}
export type WitnessedLogs = ReadonlyMap<string, WitnessedLog>;

/** How a log is called in an address and in a file name: lower-case hex SHA-256 of its origin. */
export const originHash = (origin: string): string => createHash('sha256').update(origin).digest('hex');

/** The logs by origin, each with its file in the folder. `keep` is there for a test that keeps nothing. */
export function witnessedLogs(
  folder: string,
  keys: readonly VerifierKey[],
  keep: (file: string) => Kept = (file) => new KeptFile(file),
): WitnessedLogs {
  const origins = [...new Set(keys.map(({ name }) => name))];
  return new Map(
    origins.map((origin) => [
      origin,
      { origin, keys: keys.filter(({ name }) => name === origin), kept: keep(join(folder, `${originHash(origin)}.checkpoint`)) },
    ]),
  );
}
