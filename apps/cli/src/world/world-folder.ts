import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Schema and worlds are data: they are read where the source lies, also by the built program. */
export function worldFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package-lock.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The folder of Concordat was not found above this program.');
    folder = above;
  }
  return join(folder, 'apps/cli/src/world');
}

/** A name without a slash is one of the worlds that come with Concordat. */
export function worldPath(given: string): string {
  return given.includes('/') || existsSync(given) ? given : join(worldFolder(), 'worlds', given);
}
