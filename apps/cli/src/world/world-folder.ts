import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Schema and worlds are data beside this program; the build copies them with it. */
export const worldFolder = (): string => import.meta.dirname;

/** A name without a slash is one of the worlds that come with Concordat. */
export function worldPath(given: string): string {
  return given.includes('/') || existsSync(given) ? given : join(worldFolder(), 'worlds', given);
}
