// @ts-check
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';

/** The environment variable that tells a reporter where to write. */
export const reportVariable = 'QUICKSEND_TEST_REPORT';

const testSchema = v.object({
  /** The file and the titles, with ` › ` between them. */
  name: v.string(),
  outcome: v.picklist(['passed', 'failed', 'skipped']),
  /** Why it was skipped, or what failed. */
  reason: v.optional(v.string()),
});

/** What each runner's reporter leaves behind, as JSON. */
const reportSchema = v.object({
  tests: v.array(testSchema),
  /** What went wrong outside of any test, such as a file that could not be loaded. */
  errors: v.array(v.string()),
});

/**
 * @typedef {v.InferOutput<typeof testSchema>} TestResult
 * @typedef {v.InferOutput<typeof reportSchema>} Report
 */

/**
 * @param {string} file
 * @returns {Promise<Report | undefined>} undefined where the runner left none that makes sense
 */
export async function readReport(file) {
  try {
    const parsed = v.safeParse(reportSchema, JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A suite's tests, with a failed one for everything that went wrong around them, and for each that
 * was skipped without a word: a green line must not come from a runner that crashed, nor hide what
 * nobody knows the reason of.
 * @param {string} suite
 * @param {Report | undefined} report
 * @param {number} exitCode the runner's
 * @returns {TestResult[]}
 */
export function testsOf(suite, report, exitCode) {
  /** @param {string} what @returns {TestResult} */
  const failure = (what) => ({ name: `${suite} › ${what}`, outcome: 'failed' });
  if (report === undefined) {
    return [failure(`the runner ended with code ${exitCode} and left no report`)];
  }
  const tests = [...report.tests.map(accountedFor), ...report.errors.map(failure)];
  if (tests.length === 0) return [failure('there are no tests')];
  if (exitCode !== 0 && !tests.some((test) => test.outcome === 'failed')) {
    tests.push(failure(`the runner ended with code ${exitCode} although no test failed`));
  }
  return tests;
}

/** @param {TestResult} test @returns {TestResult} */
function accountedFor(test) {
  if (test.outcome !== 'skipped' || (test.reason ?? '') !== '') return test;
  return { name: `${test.name} › it was skipped without a reason`, outcome: 'failed' };
}

/**
 * The tests of a suite that could not run, each with the reason.
 * @param {string} suite
 * @param {Report | undefined} listing what the runner would have run
 * @param {string} reason
 * @returns {TestResult[]}
 */
export function skippedTests(suite, listing, reason) {
  const names = listing?.tests.map((test) => test.name) ?? [];
  return (names.length === 0 ? [suite] : names).map((name) => ({
    name,
    outcome: 'skipped',
    reason,
  }));
}
