// npm run test:long [-- word ...]: the long forms of the tests, one after another; with words, only those whose name holds one.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { refuseOldNode } from './launch/node-version.mjs';
import { root } from './launch/root.mjs';

const FORMS = [
  { name: 'policy', file: 'api/policy', settings: { POLICY_ROUNDS: '12' }, what: 'fifty million pairs, in twelve worlds' },
  { name: 'matrix', file: 'api/access-matrix', settings: { MATRIX: 'full' }, what: 'every cell of the matrix' },
  { name: 'bad-input', file: 'api/bad-input', settings: { BAD_INPUT: 'all' }, what: 'every bad value in every place, as everybody' },
  {
    name: 'outcomes',
    file: 'api/outcomes',
    settings: { KILLS: '100', CUTS: '2000' },
    what: 'a hundred kills and two thousand cut requests',
  },
  { name: 'read-path', file: 'api/read-path', settings: { RANDOM_OPERATIONS: '20000' }, what: 'twenty thousand random operations' },
  { name: 'freshness', file: 'api/freshness', settings: { FRESHNESS_RACES: '50000' }, what: 'fifty thousand races' },
  {
    name: 'signpost',
    file: 'api/signpost-timing',
    settings: { SIGNPOST_PAIRS: '2200' },
    what: 'hidden and missing, timed; on a quiet machine',
  },
  { name: 'tamper', file: 'api/sealing-tamper', settings: { TAMPER: 'long' }, what: 'two thousand edits by a superuser of the database' },
  {
    name: 'procedures',
    size: 'small',
    file: 'procedure/src/domain/lives.model',
    settings: { PROCEDURE_STEPS: '1000000' },
    what: 'a million random steps through every process map',
  },
  { name: 'import', file: 'api/imports', settings: { IMPORT_ROWS: '50000' }, what: 'fifty thousand rows, killed half way' },
  { name: 'prober', file: 'api/field-prober', settings: { PROBE: 'full' }, what: 'every path, principal and value: hours' },
];

refuseOldNode();
const words = process.argv.slice(2);
const chosen = FORMS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.length === 0) console.error(`There is no long form of that name. There are: ${FORMS.map(({ name }) => name).join(', ')}`);
let failed = chosen.length === 0;
for (const { name, size = 'api', file, settings, what } of chosen) {
  console.log(`\n== ${name}: ${what} ==`);
  const jest = ['--config', 'test/jest.config.mjs', `--selectProjects=${size}`, '--testPathPatterns', file, '--testTimeout', '86400000'];
  const child = spawn(process.execPath, [resolve(root, 'node_modules/jest/bin/jest.js'), ...jest], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: 'inherit',
  });
  const code = await new Promise((done) => child.once('close', done));
  failed ||= code !== 0;
}
process.exitCode = failed ? 1 : 0;
