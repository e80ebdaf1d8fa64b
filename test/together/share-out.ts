import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const GROUPS = 9;
const alone = JSON.parse(readFileSync(resolve(import.meta.dirname, 'alone.json'), 'utf8')) as readonly string[];
const api = resolve(import.meta.dirname, '../api');
const ENDING = '.spec.ts';

/**
 * In a whole run the short suites of the API share out among a few files: each file of jest reads every module anew, which takes as long as many
 * of these suites themselves. Those in `alone.json` take long or change something of the process; they stay by themselves, as every suite does
 * when it is run by its name. A suite in neither place there is not: whatever stands in the folder and not in the list is here.
 */
export function suitesOf(group: number): void {
  const names = readdirSync(api)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .filter((name) => !alone.includes(name));
  // Each is read inside the block that bears its name, so that what it opens is closed before the next begins.
  for (const name of names.filter((_, n) => n % GROUPS === group)) describe(name, () => void require(join(api, `${name}.spec.ts`)));
  // Each of them sets its own; the last would hold for all.
  jest.setTimeout(300_000);
}
