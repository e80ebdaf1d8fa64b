import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

function walk(folder, found) {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path, found);
    else if (LEFT_OUT.test(path) || path.startsWith(ASSETS)) continue;
    else if (path.endsWith('.ts')) found.set(path, 'compile');
    else if (COPIED.test(path)) found.set(path, 'copy');
  }
}

export const outputOf = (path, way) => (way === 'compile' ? path.replace(/\.ts$/, '.js') : path);
export const read = (path) => readFileSync(join(root, path));
