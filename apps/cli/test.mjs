import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { refuseOldNode } from './launch/node-version.mjs';
import { ensurePackages } from './launch/packages.mjs';
import { root } from './launch/root.mjs';
import { say } from './launch/say.mjs';
import { failedSuitesOf, tallyOf } from './launch/tally.mjs';

const BUDGET_MS = 40 * 60_000;
// Every test file reads all modules anew; collected less often, that takes a tenth less time.
const ROOM_FOR_THE_YOUNG = ['--max-semi-space-size=64'];
const SOURCES = ['apps', 'libs', 'prisma-free-migrations', 'test'];
const LEFT_OUT =
  /^(NODE_ENV|PORT|API_PORT|IDENTITY_PORT|DATA_DIR|OIDC_ISSUERS|PORTAL_URL|API_URL|IDENTITY_URL|.*DATABASE_URL|.*_SECRET|CONCORDAT_BEGAN)$/;

refuseOldNode();
const deadline = Date.now() + BUDGET_MS;
const results = mkdtempSync(join(tmpdir(), 'concordat-results-'));
// The tests make their own world; nothing of the caller's installation reaches them.
const environment = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEFT_OUT.test(name))), TOGETHER: 'yes' };
const total = { passed: 0, failed: 0 };
const unsteady = [];

function count(name, { passed, failed, why }) {
  total.passed += passed;
  total.failed += failed;
  say(`${name}: ${passed} passed, ${failed} failed${why ? ` (${why})` : ''}`);
}

/** A step that outlives the budget is ended, with all it started, and counts as failed. Ctrl-C ends it likewise, and the run with it. */
function run(bin, words, flags = []) {
  const options = { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'inherit'], detached: true };
  const child = spawn(process.execPath, [...flags, join(root, 'node_modules', bin), ...words], options);
  const end = (signal) => process.kill(-child.pid, signal);
  const late = setTimeout(end, Math.max(1_000, deadline - Date.now()), 'SIGKILL');
  const interrupted = (signal) => {
    end(signal);
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  return new Promise((resolve) => child.once('close', resolve)).then((code) => {
    clearTimeout(late);
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    return code === 0;
  });
}

async function step(name, work) {
  console.log(`\n== ${name} ==`);
  const ok = await work().catch((error) => {
    console.error(error.name === 'CannotContinue' ? error.message : error);
    return false;
  });
  count(name, ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** Where its results stand. */
async function jest(project, only = []) {
  const file = join(results, only.length === 0 ? `${project}.json` : `${project}-again.json`);
  const chosen = only.length === 0 ? [] : ['--runTestsByPath', ...only];
  const words = ['--config', 'test/jest.config.mjs', '--selectProjects', project, '--ci', '--json', `--outputFile=${file}`, ...chosen];
  await run('jest/bin/jest.js', words, ROOM_FOR_THE_YOUNG);
  return file;
}

async function tests(project) {
  console.log(`\n== ${project} ==`);
  count(project, tallyOf(await jest(project)));
}

/**
 * Two browsers and sixteen processes share the machine here: one suite that did not get through is asked once more, with nothing beside it.
 * If it passes then, the run says in its last line that it was unsteady. Two that fail are a fault, and no other project has a second try.
 */
async function browserTests() {
  console.log('\n== journeys ==');
  const first = await jest('journeys');
  const tally = tallyOf(first);
  const failed = failedSuitesOf(first);
  if (failed.length !== 1) return count('journeys', tally);
  console.log('\n== journeys, once more ==');
  const again = tallyOf(await jest('journeys', failed));
  if (again.failed > 0) return count('journeys', tally);
  unsteady.push(`${relative(root, failed[0])} passed only when run again`);
  return count('journeys', { passed: tally.passed + tally.failed, failed: 0, why: unsteady.at(-1) });
}

await ensurePackages({ forTests: true }).catch((error) => {
  console.error(error.name === 'CannotContinue' ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
});
const { build } = await import('./launch/build.mjs');
const { ensureChromium } = await import('./launch/chromium.mjs');

await step('build', () => build().then(() => true));
// Each keeps one core busy and no more.
await Promise.all([
  step('types', () => run('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json'])),
  step('lint', () => run('eslint/bin/eslint.js', SOURCES)),
  step('house', () => run('dependency-cruiser/bin/dependency-cruise.mjs', [...SOURCES, '--config', 'libs/house-rules.cjs'])),
]);
await tests('small');
await tests('api');
await step('browser', async () => Boolean((environment.CHROMIUM_PATH = await ensureChromium())));
await browserTests();

rmSync(results, { recursive: true, force: true });
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${[`${total.passed} passed, ${total.failed} failed`, ...unsteady].join('; ')}`);
