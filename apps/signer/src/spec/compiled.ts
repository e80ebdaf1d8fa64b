import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformFileSync } from '@swc/core';

const ROOT = join(__dirname, '../../../..');
const PARTS = ['libs/tlog', 'libs/keeper', 'apps/signer'];

/** The signer as a program of its own, compiled by the recipe of the build into a folder of its own: dist is not waited for or touched. */
export function compileSigner(): { readonly folder: string; readonly main: string } {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'signer-'));
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const part of PARTS) {
    for (const path of readdirSync(join(ROOT, part, 'src'), { recursive: true, encoding: 'utf8' })) {
      if (path.endsWith('.ts') && !path.endsWith('.spec.ts')) compile(join(ROOT, part, 'src', path), folder);
    }
  }
  return { folder, main: join(folder, 'apps/signer/src/main.js') };
}

function compile(file: string, folder: string): void {
  const output = join(folder, relative(ROOT, file).replace(/\.ts$/, '.js'));
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, transformFileSync(file, { cwd: ROOT, root: ROOT, swcrc: true, sourceMaps: false }).code);
}
