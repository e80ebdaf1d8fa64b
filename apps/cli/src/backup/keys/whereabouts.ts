import { existsSync, fstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { CannotContinue } from '../../cannot-continue.js';
import { root } from '../../settings/data-dir.js';

/**
 * BACKUP_KEYS, which has no default: a key beside what it opens protects nothing, and would be copied with it. `output` is the file that the
 * sealed backup goes to, when it is known.
 */
export function keysPlace(env: NodeJS.ProcessEnv, output?: string): string {
  if (!env.BACKUP_KEYS)
    throw new CannotContinue('Set BACKUP_KEYS to a folder for the keys of the backups, on another disk than the database and the backups.');
  const keys = trueNameOf(resolve(root, env.BACKUP_KEYS));
  const data = trueNameOf(resolve(root, env.DATA_DIR ?? '.data'));
  if (isInside(keys, data))
    throw new CannotContinue(
      `BACKUP_KEYS (${keys}) lies inside DATA_DIR (${data}), so a copy of the one would hold the other. Set it to a folder elsewhere.`,
    );
  const backups = output && trueNameOf(dirname(output));
  if (backups && (isInside(keys, backups) || isInside(backups, keys)))
    throw new CannotContinue(
      `The backup would go to ${backups}, and BACKUP_KEYS is ${keys}: whoever has the one has the other. Keep them in folders apart.`,
    );
  return keys;
}

/** The file that an open descriptor writes to, where the system tells (Linux); undefined for a pipe. */
export function fileBehind(descriptor: number): string | undefined {
  const link = `/proc/self/fd/${descriptor}`;
  return fstatSync(descriptor).isFile() && existsSync(link) ? readlinkSync(link) : undefined;
}

/** Without the links on the way there, also of what is still to be made. */
function trueNameOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return path === dirname(path) ? path : join(trueNameOf(dirname(path)), basename(path));
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way.split(/[\\/]/)[0] !== '..' && !isAbsolute(way));
}
