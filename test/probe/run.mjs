// npm run probe: the whole product of paths, principals and values. Hours on a small machine, so npm test runs the quick form.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const words = [
  '--config',
  'test/jest.config.mjs',
  '--selectProjects',
  'api',
  '--testPathPatterns',
  'api/field-prober',
  ...process.argv.slice(2),
];
const child = spawn(process.execPath, [resolve(root, 'node_modules/jest/bin/jest.js'), ...words], {
  cwd: root,
  env: { ...process.env, PROBE: 'full' },
  stdio: 'inherit',
});
child.once('close', (code) => (process.exitCode = code ?? 1));
