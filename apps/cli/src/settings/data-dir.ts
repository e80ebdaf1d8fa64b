import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotContinue } from '../cannot-continue.js';

/** The top of the checkout, seen from dist/apps/cli/src/settings as from apps/cli/src/settings. */
export const root = resolve(
  import.meta.dirname,
  /[\\/]dist[\\/]apps[\\/]cli[\\/]/.test(import.meta.dirname) ? '../../../../..' : '../../../..',
);

/** DATA_DIR: what this installation made and must keep. 0711, because as root the database's own user must pass through to its folder. */
export function dataDir(): string {
  const wanted = resolve(root, process.env.DATA_DIR ?? '.data');
  try {
    mkdirSync(join(wanted, 'logs'), { recursive: true, mode: 0o711 });
    chmodSync(wanted, 0o711);
    chmodSync(join(wanted, 'logs'), 0o700);
    return realpathSync(wanted);
  } catch (error) {
    throw new CannotContinue(
      `The folder ${wanted} cannot be used (${(error as Error).message}). Run the command as its owner, or set DATA_DIR to a folder of your own.`,
    );
  }
}
