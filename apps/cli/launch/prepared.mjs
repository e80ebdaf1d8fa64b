import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { root } from './root.mjs';
import { orSayWhy } from './say.mjs';

/** Packages installed, program up to date, then the rest is TypeScript. */
export async function prepared(program) {
  await orSayWhy(async () => {
    await ensurePackages();
    await build();
  });
  await import(pathToFileURL(join(root, 'dist/apps/cli/src', `${program}.js`)).href);
}
