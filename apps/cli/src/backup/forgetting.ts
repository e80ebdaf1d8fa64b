import type { Backup } from './keys/key-text.js';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Forgetting {
  readonly now: Date;
  readonly keepDays: number;
  /** The moment of an erasure: what began then or earlier may hold what was erased. */
  readonly before?: Date;
  /** Also when no backup is left that can be opened. */
  readonly all: boolean;
}

export type Verdict =
  | { readonly destroy: readonly Backup[]; readonly spared?: Backup }
  /** Nothing that is whole began after `before`; `newest` would have been the last. */
  | { readonly backUpFirst: true; readonly newest: Backup };

/** When the key of a backup is due, by age alone. */
export const keptUntil = ({ began }: Backup, keepDays: number): Date => new Date(began.getTime() + keepDays * DAY_MS);

/**
 * Which keys go. A backup that nobody can open is a loss as well, so one that is whole is spared: by age, the newest; after an erasure none may
 * be, so there nothing happens until there is a newer one. One that is not finished is no backup, and spares nothing.
 */
export function toForget(backups: readonly Backup[], { now, keepDays, before, all }: Forgetting): Verdict {
  const living = backups.filter(({ destroyed }) => !destroyed);
  const isDue = (backup: Backup): boolean => keptUntil(backup, keepDays) <= now || (before !== undefined && backup.began <= before);
  const due = living.filter(isDue);
  const newest = newestWhole(due);
  if (all || !newest || newestWhole(living.filter((backup) => !isDue(backup)))) return { destroy: due };
  return before ? { backUpFirst: true, newest } : { destroy: due.filter((backup) => backup !== newest), spared: newest };
}

function newestWhole(backups: readonly Backup[]): Backup | undefined {
  return backups
    .filter(({ sealed }) => sealed)
    .reduce<Backup | undefined>((best, one) => (best && best.began >= one.began ? best : one), undefined);
}
