import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// The verifier as one file that bare Node runs anywhere: it is handed to people who have neither this repository nor its packages.
const here = fileURLToPath(new URL('.', import.meta.url));
const to = valueAfter('--to') ?? join(here, '../../dist/verify.mjs');

await build({
  entryPoints: [join(here, 'src/main.ts')],
  outfile: to,
  tsconfig: join(here, '../../tsconfig.json'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'error',
});
if (process.argv.includes('--say')) process.stdout.write(`${to} runs with Node 20 or later and nothing else.\n`);

function valueAfter(flag) {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
}
