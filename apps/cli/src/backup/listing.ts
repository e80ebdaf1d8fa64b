import { keptUntil } from './forgetting.js';
import type { Backup } from './keys/key-text.js';

/** One line a backup, newest first as they come. */
export function listing(backups: readonly Backup[], keepDays: number): string {
  if (backups.length === 0) return 'There is no backup yet.\n';
  const width = Math.max(...backups.map(({ name }) => name.length));
  return backups.map((one) => `${one.name.padEnd(width)}  begun ${one.began.toISOString()}  ${stateOf(one, keepDays)}\n`).join('');
}

/** The name with what tells it from others. */
export const described = ({ name, began, sealed }: Backup): string =>
  `${name} (begun ${began.toISOString()}, ${sealed ? megabytes(sealed.bytes) : 'not finished'})`;

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function stateOf(backup: Backup, keepDays: number): string {
  const { sealed, destroyed } = backup;
  if (destroyed) return `forgotten ${destroyed.toISOString()}`;
  const due = `to be forgotten ${keptUntil(backup, keepDays).toISOString().slice(0, 10)}`;
  return sealed ? `${megabytes(sealed.bytes)}, ${due}` : `not finished: no backup, ${due}`;
}
