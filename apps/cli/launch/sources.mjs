import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const TOPS = ['apps', 'libs', 'prisma-free-migrations'];
const COPIED = /\.(njk|graphql|json|md)$/;
const LEFT_OUT = /(\.spec\.ts|\.d\.ts|\/README\.md|\/RUNBOOK\.md|\/tsconfig[^/]*\.json)$/;
const ASSETS = 'apps/portal/assets/';

export const hash = (...parts) =>
  parts
    .reduce((h, part) => h.update(part).update('\0'), createHash('sha256'))
    .digest('hex')
    .slice(0, 32);

/** Every file the program is made of: path -> how it reaches dist. The styles and scripts of the pages go by their own manifest. */
export function sources(only) {
  const found = new Map();
  for (const top of only ?? TOPS) walk(top, found);
  return found;
}

function walk(path, found) {
  const what = statSync(join(root, path), { throwIfNoEntry: false });
  if (what?.isDirectory()) for (const name of readdirSync(join(root, path))) walk(`${path}/${name}`, found);
  else if (!what || LEFT_OUT.test(path) || path.startsWith(ASSETS)) return;
  else if (path.endsWith('.ts')) found.set(path, 'compile');
  else if (COPIED.test(path)) found.set(path, 'copy');
}

export const outputOf = (path, way) => (way === 'compile' ? path.replace(/\.ts$/, '.js') : path);
export const read = (path) => readFileSync(join(root, path));
