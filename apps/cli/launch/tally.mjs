import { existsSync, readFileSync } from 'node:fs';

/** What jest says of one project. A suite that could not run is a failure, and so is a project in which nothing ran. */
export function tallyOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, why: 'ended without a result' };
  const {
    numPassedTests: passed,
    numFailedTests,
    numRuntimeErrorTestSuites: broken,
    numPendingTests: skipped,
    success,
  } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = numFailedTests + broken;
  if (passed + failed === 0) return { passed: 0, failed: 1, why: 'ran no test' };
  // Green tests in a run that is red as a whole (a set-up or tear-down that failed) are not a pass.
  const hidden = failed === 0 && !success ? 1 : 0;
  return { passed, failed: failed + hidden, why: skipped > 0 ? `${skipped} skipped` : undefined };
}

/** The files of a project's suites that failed. Nothing where it ended without a result. */
export function failedSuitesOf(file) {
  if (!existsSync(file)) return [];
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}
